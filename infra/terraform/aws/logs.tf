resource "aws_cloudwatch_log_group" "server" {
  name              = "/bedloe/${var.environment}"
  retention_in_days = var.log_days
}

resource "aws_cloudwatch_log_group" "database" {
  name              = "/aws/rds/instance/${local.name}/postgresql"
  retention_in_days = var.log_days
}
