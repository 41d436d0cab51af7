locals {
  # The connections that the default parameters of RDS allow for the memory of the class.
  database_sizes = {
    small  = { class = "db.t4g.small", connections = 180 }
    medium = { class = "db.m7g.large", connections = 800 }
    large  = { class = "db.m7g.xlarge", connections = 1700 }
  }
  database = local.database_sizes[var.database_size]
}

resource "aws_db_subnet_group" "main" {
  name       = local.name
  subnet_ids = aws_subnet.data[*].id
}

resource "aws_security_group" "database" {
  name        = "${local.name}-database"
  description = "Only servers connect to the database."
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  description                  = "Servers"
  referenced_security_group_id = aws_security_group.server.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_db_parameter_group" "main" {
  name   = "${local.name}-${var.database_version}"
  family = "postgres${var.database_version}"

  # Connections without TLS are refused.
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "main" {
  identifier     = local.name
  engine         = "postgres"
  engine_version = var.database_version
  instance_class = local.database.class
  db_name        = "bedloe"
  username       = "bedloe"
  password       = random_password.owner.result
  port           = 5432

  allocated_storage     = var.database_storage_gb
  max_allocated_storage = 2 * var.database_storage_gb
  storage_type          = "gp3"
  storage_encrypted     = true

  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.database.id]
  parameter_group_name   = aws_db_parameter_group.main.name
  publicly_accessible    = false
  multi_az               = var.high_availability

  backup_retention_period   = var.backup_days
  backup_window             = "02:00-03:00"
  maintenance_window        = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.name}-final"

  auto_minor_version_upgrade      = true
  allow_major_version_upgrade     = false
  enabled_cloudwatch_logs_exports = ["postgresql"]

  # RDS would make the log group itself, without a retention.
  depends_on = [aws_cloudwatch_log_group.database]
}
