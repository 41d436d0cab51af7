data "aws_route53_zone" "main" {
  name = var.dns_zone
}

resource "aws_acm_certificate" "main" {
  domain_name       = var.host_name
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  # One name, one record.
  validation = tolist(aws_acm_certificate.main.domain_validation_options)[0]
}

resource "aws_route53_record" "validation" {
  zone_id         = data.aws_route53_zone.main.zone_id
  name            = local.validation.resource_record_name
  type            = local.validation.resource_record_type
  records         = [local.validation.resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "main" {
  certificate_arn         = aws_acm_certificate.main.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}

resource "aws_route53_record" "server" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = var.host_name
  type    = "A"

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = false
  }
}

resource "aws_lb" "main" {
  name                       = local.name
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = aws_subnet.public[*].id
  security_groups            = [aws_security_group.load_balancer.id]
  enable_deletion_protection = var.deletion_protection

  # Requests whose end the load balancer and the server could see at different places are refused (docs/guides/behind-a-proxy.md).
  desync_mitigation_mode     = "strictest"
  drop_invalid_header_fields = true
  xff_header_processing_mode = "append"
  # Streams of events send a heartbeat every 15 seconds.
  idle_timeout = 60
}

resource "aws_lb_target_group" "server" {
  name_prefix = "bedloe"
  vpc_id      = aws_vpc.main.id
  target_type = "ip"
  protocol    = "HTTP"
  port        = local.port
  # Requests take 25 seconds at most; streams of events are opened again by their clients.
  deregistration_delay = 30

  health_check {
    path              = local.ready_path
    protocol          = "HTTP"
    matcher           = "200"
    timeout           = 5
    healthy_threshold = 2
    # ECS replaces a server that is not healthy. A failover of the database takes up to two minutes, and new servers would not help.
    interval            = 15
    unhealthy_threshold = 10
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.main.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.server.arn
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}
