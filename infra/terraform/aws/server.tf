locals {
  port       = 9080
  ready_path = "/health/ready"

  settings = merge(
    {
      BEDLOE_PROFILE              = "production"
      BEDLOE_HTTP_PORT            = tostring(local.port)
      BEDLOE_HTTP_TRUSTED_PROXIES = join(",", local.public_subnets)
      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"
      BEDLOE_DB_URL               = "jdbc:postgresql://${aws_db_instance.main.address}:5432/bedloe?sslmode=require"
      BEDLOE_DB_MIGRATION_USER    = aws_db_instance.main.username
      BEDLOE_DB_USER              = "bedloe_runtime"
      # During a release twice as many servers run; ten connections are left for people.
      BEDLOE_DB_POOL_MAX = tostring(min(40, floor((local.database.connections - 10) / (2 * var.server_count_max))))
    },
    var.broker_url == null ? {} : { BEDLOE_JMS_URL = var.broker_url },
    var.settings,
  )

  log_options = {
    awslogs-group         = aws_cloudwatch_log_group.server.name
    awslogs-region        = var.region
    awslogs-stream-prefix = "server"
  }
}

resource "aws_ecs_cluster" "main" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = var.environment == "prod" ? "enabled" : "disabled"
  }
}

resource "aws_ecs_task_definition" "server" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(1024 * var.server_cpu)
  memory                   = tostring(1024 * var.server_memory_gb)
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.server.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  container_definitions = jsonencode([
    {
      # Creates the role of requests, which owns nothing (ADR 50). It ends before the server starts.
      name      = "database-role"
      image     = "public.ecr.aws/docker/library/postgres:18.1-alpine"
      essential = false
      user      = "70"
      command   = ["sh", "-ec", file("${path.module}/../database-role.sh")]
      environment = [
        { name = "PGHOST", value = aws_db_instance.main.address },
        { name = "PGPORT", value = "5432" },
        { name = "PGDATABASE", value = "bedloe" },
        { name = "PGUSER", value = aws_db_instance.main.username },
        { name = "PGSSLMODE", value = "require" },
        { name = "RUNTIME_ROLE", value = local.settings.BEDLOE_DB_USER },
      ]
      secrets = [
        { name = "PGPASSWORD", valueFrom = aws_secretsmanager_secret.setting["BEDLOE_DB_MIGRATION_PASSWORD"].arn },
        { name = "RUNTIME_PASSWORD", valueFrom = aws_secretsmanager_secret.setting["BEDLOE_DB_PASSWORD"].arn },
      ]
      logConfiguration = { logDriver = "awslogs", options = local.log_options }
    },
    {
      name      = "server"
      image     = "${aws_ecr_repository.server.repository_url}:${var.image_tag}"
      essential = true
      dependsOn = [{ containerName = "database-role", condition = "SUCCESS" }]
      # A server stops within 43 seconds of SIGTERM at the worst.
      stopTimeout      = 60
      portMappings     = [{ containerPort = local.port, protocol = "tcp" }]
      environment      = [for name, value in local.settings : { name = name, value = value }]
      secrets          = [for name in local.secret_names : { name = name, valueFrom = aws_secretsmanager_secret.setting[name].arn }]
      linuxParameters  = { initProcessEnabled = false, capabilities = { drop = ["ALL"] } }
      logConfiguration = { logDriver = "awslogs", options = local.log_options }
    },
  ])

  depends_on = [aws_secretsmanager_secret_version.setting]
}

resource "aws_ecs_service" "server" {
  name            = "server"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.server.arn
  desired_count   = var.server_count_min
  launch_type     = "FARGATE"

  # New servers start before old ones stop. A release whose servers do not become ready is taken back.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  wait_for_steady_state              = true
  # A start takes a minute on one processor, and a migration can take longer.
  health_check_grace_period_seconds = 300
  propagate_tags                    = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = aws_subnet.private[*].id
    security_groups  = [aws_security_group.server.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.server.arn
    container_name   = "server"
    container_port   = local.port
  }

  depends_on = [aws_lb_listener.https, aws_iam_role_policy.execution]

  lifecycle {
    # Autoscaling changes it.
    ignore_changes = [desired_count]
  }
}

resource "aws_appautoscaling_target" "server" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.server.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.server_count_min
  max_capacity       = var.server_count_max
}

resource "aws_appautoscaling_policy" "cpu" {
  name               = "${local.name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.server.service_namespace
  resource_id        = aws_appautoscaling_target.server.resource_id
  scalable_dimension = aws_appautoscaling_target.server.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
