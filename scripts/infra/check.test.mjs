// Each check is seen failing: a copy of infra/ is broken in one place, and the check has to name the fault.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { check, PROJECT } from "./check.mjs";

const CASES = [
  ["a misspelt argument", "server.tf", "propagate_tags ", "propagate_tag ", "there is no argument propagate_tag"],
  ["a misspelt block", "server.tf", "deployment_circuit_breaker {", "deployment_circuit_break {", "there is no argument deployment_circuit_break"],
  ["a block written as an argument", "server.tf", "network_configuration {", "network_configuration = {", "this is a block"],
  ["a misspelt type", "network.tf", 'resource "aws_eip"', 'resource "aws_elastic_ip"', "no provider has the resource type aws_elastic_ip"],
  ["a required argument that is missing", "server.tf", '  name            = "server"\n', "", "the argument name is required"],
  ["a value of the wrong type", "server.tf", "health_check_grace_period_seconds = 300", 'health_check_grace_period_seconds = "soon"', "has to be a number"],
  ["a reference to a resource that is not there", "redis.tf", "aws_subnet.data[*].id", "aws_subnet.cache[*].id", "aws_subnet.cache.id: no such resource"],
  ["a reference to an attribute that is not there", "outputs.tf", "repository_url", "repository_uri", "aws_ecr_repository has no attribute repository_uri"],
  ["a reference inside of an index", "network.tf", "% local.gateway_count]", "% local.gateways]", "local.gateways: no such local value"],
  ["a reference inside of a text", "tls.tf", "var.dns_zone", '"${var.zone}."', "var.zone: no such variable"],
  ["a file that cannot be parsed", "logs.tf", "var.log_days", "var.log_days +", "logs.tf"],
  ["a file that is not formatted", "logs.tf", "retention_in_days = var", "retention_in_days   =   var", "terraform fmt would change this file"],
  ["a provider that is not pinned", "versions.tf", 'version = "6.25.0"', 'version = "~> 6.25"', "is not one version"],
  ["a provider whose schema is another one", "versions.tf", 'version = "6.25.0"', 'version = "6.26.0"', "the schema is that of 6.25.0"],
  ["a state that is not remote", "versions.tf", '  backend "s3" {}\n', "", "the backend of the remote state is missing"],
  ["a variable that is not used", "tls.tf", "var.dns_zone", "\"example.com\"", "variable dns_zone is not used"],
  ["a variable without a description", "variables.tf", 'description = "The region of the cloud, in its own notation."\n  ', "", "variable region has no description"],
  ["a secret with a default", "variables.tf", "default     = {}\n  sensitive", 'default     = { BEDLOE_MAIL_PASSWORD = "x" }\n  sensitive', "is a secret and has a default"],
  ["an environment without a value", "environments/prod.tfvars", "high_availability   = true\n", "", "high_availability has no value"],
  ["a production that cannot fail over", "environments/prod.tfvars", "high_availability   = true", "high_availability   = false", "production needs high_availability"],
  ["two environments with one state", "environments/prod.backend.hcl", "prod/terraform", "main/terraform", "the state is not that of prod alone"],
  ["a wildcard without a reason", "roles.tf", "resources = [aws_ecs_service.server.id]", 'resources = ["*"]', "a wildcard without a reason"],
  ["a public database", "database.tf", "publicly_accessible    = false", "publicly_accessible    = true", "publicly_accessible is true"],
  ["a database that is not encrypted", "database.tf", "  storage_encrypted     = true\n", "", "storage_encrypted is undefined"],
  ["a database without backups", "database.tf", "= var.backup_days", "= 0", "backup_retention_period is 0"],
  ["a port at which nothing listens", "server.tf", "= 9080", "= 8080", "the image exposes 9080"],
  ["a probe path that is not there", "server.tf", '"/health/ready"', '"/healthz/ready"', "nothing asks /health/ready"],
  ["a probe path that is misspelt", "server.tf", '"/health/ready"', '"/health/readiness"', "/health/readiness is no address"],
  ["a setting that the software has not", "server.tf", "BEDLOE_DB_POOL_MAX", "BEDLOE_DB_POOL_SIZE", "the software has no setting BEDLOE_DB_POOL_SIZE"],
  ["a setting that is not given", "server.tf", '      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"\n', "", "no file gives the server BEDLOE_PUBLIC_URL"],
  ["a profile that is not production", "server.tf", '"production"', '"development"', "BEDLOE_PROFILE is not production"],
  ["a server without time to stop", "server.tf", "= 60", "= 10", "less than 45 seconds to stop"],
  ["a test that names what is not there", "tests/environment.tftest.hcl", "output.redis_address", "output.redis", "output.redis: no such name"],
  ["a test whose provider would need an account", "tests/environment.tftest.hcl", 'mock_provider "aws"', 'mock_provider "amazon"', "the provider aws is not mocked"],
  ["a script that is not there", "server.tf", "../database-role.sh", "../database-roles.sh", "there is no file ../database-roles.sh"],
  ["a script without its variables", "server.tf", '"RUNTIME_ROLE"', '"ROLE"', "needs RUNTIME_ROLE"],
  ["a reference that is a text", "budget.tf", 'format("user:environment$%s", var.environment)', '"user:environment$${var.environment}"', "is a text and no reference"],
  ["a part that is missing", "budget.tf", 'resource "aws_budgets_budget"', '# resource "aws_budgets_budget"', "budget.tf"],
];

const IN_OTHER_CLOUDS = [
  ["google", "a port at which nothing listens", "server.tf", "= 9080", "= 8080", "the image exposes 9080"],
  ["google", "a probe path that is misspelt", "server.tf", '"/health/live"', '"/health/alive"', "/health/alive is no address"],
  ["google", "a misspelt argument of a dynamic block", "server.tf", "secret_key_ref {", "secret_ref {", "there is no argument secret_ref"],
  ["google", "an element of a dynamic block that is not there", "server.tf", "name = env.value", "name = secret.value", "secret.value: no such resource"],
  ["google", "a public database", "database.tf", "ipv4_enabled    = false", "ipv4_enabled    = true", "ipv4_enabled is true"],
  ["google", "a database without backups", "database.tf", "      enabled                        = true", "      enabled                        = false", "backup_configuration.enabled is false"],
  ["google", "a secret among the settings", "server.tf", 'BEDLOE_DB_USER              = "bedloe_runtime"', 'BEDLOE_DB_PASSWORD = "x"', "gets its value outside of secrets.tf"],
  ["google", "a stop that is too short without a reason", "server.tf", "10 seconds after SIGTERM", "soon", "less than 45 seconds to stop"],
  ["azure", "an extension that is not allowed", "database.tf", '"PG_TRGM"', '"HSTORE"', "value is HSTORE, not PG_TRGM"],
  ["azure", "a port at which nothing listens", "server.tf", "= 9080", "= 8080", "the image exposes 9080"],
  ["azure", "a probe path that is misspelt", "server.tf", '"/health/started"', '"/health/start"', "/health/start is no address"],
  ["azure", "a misspelt argument of the provider", "versions.tf", "subscription_id     =", "subscription_name   =", "there is no argument subscription_name"],
  ["azure", "a public database", "database.tf", "public_network_access_enabled = false", "public_network_access_enabled = true", "public_network_access_enabled is true"],
  ["azure", "a server without time to stop", "server.tf", "termination_grace_period_seconds = 60", "termination_grace_period_seconds = 30", "less than 45 seconds to stop"],
  ["digitalocean", "a port at which nothing listens", "server.tf", "= 9080", "= 8080", "the image exposes 9080"],
  ["digitalocean", "a probe path that is misspelt", "server.tf", '"/health/ready"', '"/ready"', "nothing asks /health/ready"],
  ["digitalocean", "a local value of a check that is not there", "budget.tf", "local.least_price <=", "local.price <=", "local.price: no such local value"],
  ["digitalocean", "a database outside of the network", "database.tf", "  private_network_uuid = digitalocean_vpc.main.id\n", "", "private_network_uuid is undefined"],
  ["digitalocean", "a server without time to stop", "server.tf", "grace_period_seconds = 60", "grace_period_seconds = 5", "less than 45 seconds to stop"],
  ["ovhcloud", "a port at which nothing listens", "server.tf", "= 9080", "= 8080", "the image exposes 9080"],
  ["ovhcloud", "a probe path that is misspelt", "server.tf", "/health/ready", "/ready", "nothing asks /health/ready"],
  ["ovhcloud", "a misspelt block", "server.tf", "private_network_configuration {", "private_network {", "there is no argument private_network"],
  ["ovhcloud", "an attribute that is not there", "registry.tf", "containerregistry.main.url", "containerregistry.main.uri", "has no attribute uri"],
  ["ovhcloud", "a database that everybody reaches", "database.tf", "ip_restrictions {", "lifecycle {", "ip_restrictions is undefined"],
  ["ovhcloud", "a secret outside of its file", "server.tf", "BEDLOE_DB_USER              = ", "BEDLOE_DB_PASSWORD          = ", "gets its value outside of secrets.tf"],
];

const IN_CLOUDFORMATION = [
  ["a misspelt property", "PropagateTags: SERVICE", "PropagateTag: SERVICE", "Service: there is no property PropagateTag"],
  ["a misspelt property of an object", "AssignPublicIp: DISABLED", "AssignPublicIP: DISABLED", "there is no property AssignPublicIP"],
  ["a misspelt type", "AWS::EC2::NatGateway", "AWS::EC2::NATGateway", "there is no resource type AWS::EC2::NATGateway"],
  ["a value that is not allowed", "LaunchType: FARGATE", "LaunchType: LAMBDA", "LAMBDA is none of"],
  ["a required property that is missing", "      Family: !Sub \"postgres${DatabaseVersion}\"\n", "", "the property Family is required"],
  ["a value of the wrong type", "ScaleInCooldown: 300", "ScaleInCooldown: soon", "the value is no number"],
  ["a reference to nothing", "!Ref DataSubnet1]", "!Ref DataSubnet2]", "Ref DataSubnet2: no such name"],
  ["an attribute that is not there", "!GetAtt LoadBalancer.DNSName", "!GetAtt LoadBalancer.DnsName", "has no attribute DnsName"],
  ["a reference inside of a text", "https://${HostName}", "https://${Host}", "Ref Host: no such name"],
  ["a condition that is not there", "!If [HasBroker,", "!If [HasABroker,", "Condition HasABroker: no such name"],
  ["an anchor of YAML", "InternetGateway:\n    Type", "InternetGateway: &gateway\n    Type", "anchors and aliases"],
  ["a parameter that Terraform has not", "  LogDays:\n", "  LogRetention:\n", "there is no parameter LogDays"],
  ["a port at which nothing listens", "ContainerPort: 9080, Protocol", "ContainerPort: 8080, Protocol", "the port is 8080"],
  ["a probe path that is not there", "HealthCheckPath: /health/ready", "HealthCheckPath: /healthz", "asks /healthz"],
  ["a setting that the software has not", "Name: BEDLOE_DB_POOL_MAX", "Name: BEDLOE_DB_POOL", "the software has no setting BEDLOE_DB_POOL"],
  ["a secret in the task", "{ Name: BEDLOE_DB_USER, Value: bedloe_runtime }", "{ Name: BEDLOE_DB_PASSWORD, Value: x }", "BEDLOE_DB_PASSWORD is a secret"],
  ["a script that differs", "CREATE ROLE %I LOGIN'", "CREATE ROLE %I LOGIN SUPERUSER'", "is not terraform/database-role.sh"],
  ["a public database", "PubliclyAccessible: false", "PubliclyAccessible: true", "Database is public"],
  ["a database without a last snapshot", "    DeletionPolicy: Snapshot\n", "", "is deleted without a snapshot"],
  ["pools that do not fit", "Pool: 14", "Pool: 40", "do not fit into a small database"],
  ["a wildcard without a reason", "Resource: !Ref Service", 'Resource: "*"', "a wildcard without a reason"],
];

const IN_ARM = [
  ["a misspelt property", '"minReplicas"', '"minReplica"', "there is no property minReplica"],
  ["a misspelt type", '"type": "Microsoft.App/containerApps"', '"type": "Microsoft.App/containerApp"', "there is no resource type Microsoft.App/containerApp"],
  ["another version of the interface", '"apiVersion": "2025-08-01"', '"apiVersion": "2024-08-01"', "the schema is that of 2025-08-01"],
  ["a value that is not allowed", '"clientProtocol": "Encrypted"', '"clientProtocol": "TLS"', "TLS is none of"],
  ["a value of the wrong type", '"terminationGracePeriodSeconds": 60', '"terminationGracePeriodSeconds": "60"', "the value is no number"],
  ["a parameter that is not there", "parameters('alertEmail')", "parameters('email')", "parameters('email'): no such name"],
  ["a variable that is not there", "variables('databaseHost')", "variables('host')", "variables('host'): no such name"],
  ["a resource that is not there", "resourceId('Microsoft.Cache/redisEnterprise/databases'", "resourceId('Microsoft.Cache/redis/databases'", "the template has no such resource"],
  ["a function that is not there", "uniqueString(", "unique(", "there is no function unique"],
  ["brackets that do not match", "uniqueString(resourceGroup().id), 0, 6))]", "uniqueString(resourceGroup().id), 0, 6)]", "brackets or quotes do not match"],
  ["a name of a lambda that is not there", "lambdaVariables('one').key", "lambdaVariables('two').key", "lambdaVariables('two'): no such name"],
  ["a parameter of the inner template that is missing", '"record": {\n            "value": "[variables(\'record\')]"\n          },', "", "the inner parameter record has no value"],
  ["a port at which nothing listens", '"port": 9080', '"port": 8080', "the image exposes 9080"],
  ["a probe path that is not there", '"/health/live"', '"/health/alive"', "asks /health/alive"],
  ["a setting that the software has not", "BEDLOE_DB_POOL_MAX", "BEDLOE_DB_POOL", "the software has no setting BEDLOE_DB_POOL"],
  ["a server without time to stop", '"terminationGracePeriodSeconds": 60', '"terminationGracePeriodSeconds": 30', "less than 45 seconds"],
  ["a public database", '"publicNetworkAccess": "Disabled",\n          "delegatedSubnet', '"publicNetworkAccess": "Enabled",\n          "delegatedSubnet', "the database is public"],
  ["a secret that is no secure parameter", '"type": "securestring"', '"type": "string"', "is a secret and not a secure one"],
  ["a script that differs", "CREATE ROLE %I LOGIN'", "CREATE ROLE %I LOGIN SUPERUSER'", "is not terraform/database-role.sh"],
  ["an extension that is not allowed", '"value": "PG_TRGM"', '"value": "HSTORE"', "does not allow the extensions PG_TRGM"],
];

async function faultsOf(change) {
  const folder = mkdtempSync(join(tmpdir(), "bedloe-infra-"));
  try {
    cpSync(join(PROJECT, "infra"), folder, { recursive: true });
    change(folder);
    return await check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function replace(file, from, to) {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(from), `${file} does not contain ${from}`);
  writeFileSync(file, text.replace(from, () => to));
}

test("the files as they are have no faults", async () => {
  assert.deepEqual(await faultsOf(() => {}), []);
});

for (const [cloud, name, file, from, to, expected] of [...CASES.map((one) => ["aws", ...one]), ...IN_OTHER_CLOUDS]) {
  test(`${name} is found in ${cloud}`, async () => {
    const faults = await faultsOf((folder) => replace(join(folder, "terraform", cloud, file), from, to));
    assert.ok(
      faults.some((fault) => fault.startsWith(`terraform/${cloud}: `) && fault.includes(expected)),
      `expected "${expected}" among ${JSON.stringify(faults, null, 1)}`,
    );
  });
}

for (const [name, from, to, expected] of IN_CLOUDFORMATION) {
  test(`${name} is found in the template of CloudFormation`, async () => {
    const faults = await faultsOf((folder) => replace(join(folder, "cloudformation/bedloe.yaml"), from, to));
    assert.ok(
      faults.some((fault) => fault.startsWith("cloudformation: ") && fault.includes(expected)),
      `expected "${expected}" among ${JSON.stringify(faults, null, 1)}`,
    );
  });
}

for (const [name, from, to, expected] of IN_ARM) {
  test(`${name} is found in the template of Azure Resource Manager`, async () => {
    const faults = await faultsOf((folder) => replace(join(folder, "arm/bedloe.json"), from, to));
    assert.ok(
      faults.some((fault) => fault.startsWith("arm: ") && fault.includes(expected)),
      `expected "${expected}" among ${JSON.stringify(faults, null, 1)}`,
    );
  });
}

test("a file that no check reads is found", async () => {
  const faults = await faultsOf((folder) => writeFileSync(join(folder, "terraform/aws/extra.json"), "{}"));
  assert.deepEqual(faults, ["terraform/aws/extra.json: no check reads this file"]);
});

test("a parameter of an environment that is not there is found", async () => {
  const faults = await faultsOf((folder) => replace(join(folder, "cloudformation/environments/prod.json"), "BackupDays", "BackupsDays"));
  assert.ok(faults.includes("cloudformation: environments/prod.json: there is no parameter BackupsDays"), faults.join("\n"));
});

const OTHERS = readdirSync(join(PROJECT, "infra/terraform"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "aws")
  .map((entry) => entry.name);

for (const cloud of OTHERS) {
  test(`an input of ${cloud} that differs from the other clouds is found`, async () => {
    const faults = await faultsOf((folder) => replace(join(folder, "terraform", cloud, "variables.tf"), "log_days", "log_retention"));
    assert.ok(faults.some((fault) => fault.startsWith(`terraform/${cloud}: variables.tf differs`)), faults.join("\n"));
  });
  test(`an output of ${cloud} that differs from the other clouds is found`, async () => {
    const faults = await faultsOf((folder) => replace(join(folder, "terraform", cloud, "outputs.tf"), 'output "url"', 'output "address"'));
    assert.ok(faults.some((fault) => fault === `terraform/${cloud}: the output url differs from that of aws`), faults.join("\n"));
  });
}
