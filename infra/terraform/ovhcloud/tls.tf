# The zone exists. Traefik gets a load balancer of OVHcloud, whose address is the record; cert-manager gets and renews the certificate.
resource "helm_release" "certificates" {
  name             = "cert-manager"
  namespace        = "cert-manager"
  create_namespace = true
  repository       = "https://charts.jetstack.io"
  chart            = "cert-manager"
  version          = "v1.18.2"
  values           = [yamlencode({ crds = { enabled = true } })]

  depends_on = [ovh_cloud_project_kube_nodepool.servers]
}

locals {
  issuer = "letsencrypt"
}

resource "helm_release" "traefik" {
  name             = "traefik"
  namespace        = "ingress"
  create_namespace = true
  repository       = "https://traefik.github.io/charts"
  chart            = "traefik"
  version          = "37.0.0"

  values = [yamlencode({
    ports = { web = { redirections = { entryPoint = { to = "websecure", scheme = "https", permanent = true } } } }
    # The load balancer would hide the addresses of clients otherwise.
    service = { spec = { externalTrafficPolicy = "Local" } }
    extraObjects = [{
      apiVersion = "cert-manager.io/v1"
      kind       = "ClusterIssuer"
      metadata   = { name = local.issuer }
      spec = {
        acme = {
          server              = "https://acme-v02.api.letsencrypt.org/directory"
          email               = var.alert_email
          privateKeySecretRef = { name = "letsencrypt-account" }
          solvers             = [{ http01 = { ingress = { ingressClassName = "traefik" } } }]
        }
      }
    }]
  })]

  depends_on = [helm_release.certificates]
}

data "kubernetes_service_v1" "traefik" {
  metadata {
    name      = helm_release.traefik.name
    namespace = helm_release.traefik.namespace
  }
}

resource "ovh_domain_zone_record" "server" {
  zone      = var.dns_zone
  subdomain = trimsuffix(var.host_name, ".${var.dns_zone}")
  fieldtype = "A"
  ttl       = 300
  target    = data.kubernetes_service_v1.traefik.status[0].load_balancer[0].ingress[0].ip
}
