locals {
  port = 9080

  # A node has room for one server and the parts of the cluster: the flavour after the one of the server.
  node_flavors = { "1-2" = "b3-8", "1-4" = "b3-8", "2-4" = "b3-16", "2-8" = "b3-16", "4-8" = "b3-32", "4-16" = "b3-32" }
  endpoint     = one([for one in ovh_cloud_project_database.main.endpoints : one if one.component == "postgresql"])

  settings = merge(
    {
      BEDLOE_PROFILE   = "production"
      BEDLOE_HTTP_PORT = tostring(local.port)
      # The pods of Traefik; the network policy lets nobody else connect.
      BEDLOE_HTTP_TRUSTED_PROXIES = "10.2.0.0/16"
      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"
      BEDLOE_DB_URL               = "jdbc:postgresql://${local.endpoint.domain}:${local.endpoint.port}/${ovh_cloud_project_database_database.main.name}?sslmode=require"
      BEDLOE_DB_USER              = "bedloe_runtime"
      # During a release twice as many servers run; ten connections are left for people.
      BEDLOE_DB_POOL_MAX = tostring(min(40, floor((local.database.connections - 10) / (2 * var.server_count_max))))
    },
    var.broker_url == null ? {} : { BEDLOE_JMS_URL = var.broker_url },
    var.settings,
  )
  # The chart gives the owner of the tables to the job that migrates, and to nobody else.
  job_settings = { BEDLOE_DB_MIGRATION_USER = ovh_cloud_project_database_postgresql_user.owner.name }
}

resource "ovh_cloud_project_kube" "main" {
  service_name       = var.account
  name               = local.name
  region             = var.region
  private_network_id = local.network_id
  nodes_subnet_id    = ovh_cloud_project_network_private_subnet_v2.main.id

  private_network_configuration {
    default_vrack_gateway              = ""
    private_network_routing_as_default = true
  }

  depends_on = [ovh_cloud_project_gateway.main]

  lifecycle {
    precondition {
      condition     = var.deploy_repository == null
      error_message = "OVHcloud has no roles for workflows: leave deploy_repository out and give the workflow a service account of the cluster."
    }

    precondition {
      condition     = var.log_days == 7
      error_message = "This folder keeps no logs longer than the nodes do: set log_days to 7, and send the logs of the pods to a store of yours."
    }
  }
}

resource "ovh_cloud_project_kube_nodepool" "servers" {
  service_name  = var.account
  kube_id       = ovh_cloud_project_kube.main.id
  name          = "servers"
  flavor_name   = local.node_flavors["${var.server_cpu}-${var.server_memory_gb}"]
  autoscale     = true
  desired_nodes = var.server_count_min
  min_nodes     = var.server_count_min
  max_nodes     = var.server_count_max + 1
  # Five nodes at most can be kept on different machines.
  anti_affinity = var.server_count_max < 5
}

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name   = "bedloe"
    labels = { "pod-security.kubernetes.io/enforce" = "restricted" }
  }

  depends_on = [ovh_cloud_project_kube_nodepool.servers]
}

# The chart has the probes (/health/started, /health/live, /health/ready) and the order of stopping.
resource "helm_release" "server" {
  name      = "bedloe"
  namespace = kubernetes_namespace_v1.main.metadata[0].name
  chart     = "${path.module}/../../../k8s/helm/bedloe"
  # A pod has 60 seconds after SIGTERM; a migration can take longer than a start.
  # The job that migrates has 30 minutes.
  timeout = 2100
  atomic  = true

  values = [yamlencode({
    image       = { repository = local.image_repository, tag = var.image_tag, pullSecrets = [kubernetes_secret_v1.registry.metadata[0].name] }
    host        = var.host_name
    replicas    = var.server_count_min
    settings    = local.settings
    redis       = { enabled = var.redis_enabled }
    secrets     = { mode = "existing", name = kubernetes_secret_v1.server.metadata[0].name, ownerName = kubernetes_secret_v1.owner.metadata[0].name, extraKeys = sort(nonsensitive(keys(var.secret_settings))) }
    migration   = { byServers = false }
    database    = { host = local.endpoint.domain, port = local.endpoint.port, owner = local.job_settings.BEDLOE_DB_MIGRATION_USER }
    resources   = { requests = { cpu = tostring(var.server_cpu), memory = "${var.server_memory_gb}Gi" }, limits = { memory = "${var.server_memory_gb}Gi" } }
    autoscaling = { enabled = var.server_count_max > var.server_count_min, minReplicas = var.server_count_min, maxReplicas = var.server_count_max }
    ingress     = { enabled = true, className = "traefik", annotations = { "cert-manager.io/cluster-issuer" = local.issuer } }
    networkPolicy = {
      fromNamespaces = [helm_release.traefik.namespace]
      privateRanges  = [ovh_cloud_project_network_private_subnet_v2.main.cidr]
      privatePorts   = local.private_ports
    }
  })]
}

locals {
  private_ports = concat([local.endpoint.port], var.redis_enabled ? [local.redis_endpoint.port] : [])
}
