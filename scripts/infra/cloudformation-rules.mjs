// The template of CloudFormation is the same environment as infra/terraform/aws, and fits the software.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkParameters, checkTemplate, readTemplate } from "./cloudformation.mjs";

/** Variables of Terraform that the template cannot have: CloudFormation gives account and region, and has no maps as parameters. */
const WITHOUT_PARAMETER = new Set(["account", "region", "settings", "secret_settings"]);
const RENAMED = { server_memory_gb: "ServerMemory" };

export function checkCloudFormation(infra, aws, settings, faults) {
  const folder = join(infra, "cloudformation");
  const file = join(folder, "bedloe.yaml");
  if (!existsSync(file)) return faults.push("bedloe.yaml is missing");
  const text = readFileSync(file, "utf8");
  const template = readTemplate(text, faults);
  checkTemplate(template, faults);
  checkParameters(folder, template, faults);
  checkSameInterface(template, aws, faults);
  checkServer(template, settings, faults);
  checkScript(template, infra, faults);
  checkStores(template, faults);
  const lines = text.split("\n");
  lines.forEach((line, index) => {
    const wildcard = /"[^"]*\*"$|: \*$/.test(line) && !line.trimStart().startsWith("#");
    if (wildcard && !/^# Wildcard: \w/.test(lines[index - 1].trim())) faults.push(`bedloe.yaml:${index + 1}: a wildcard without a reason`);
  });
}

const camel = (name) => name.split("_").map((word) => word[0].toUpperCase() + word.slice(1)).join("");

function checkSameInterface(template, aws, faults) {
  const wanted = Object.keys(aws.declared.variable).filter((name) => !WITHOUT_PARAMETER.has(name)).map((name) => RENAMED[name] ?? camel(name));
  for (const name of wanted) if (!template.Parameters[name]) faults.push(`there is no parameter ${name}, which Terraform has`);
  for (const name of Object.keys(template.Parameters)) if (!wanted.includes(name)) faults.push(`Terraform has no variable for the parameter ${name}`);
  for (const name of Object.keys(aws.declared.output)) if (!template.Outputs[camel(name)]) faults.push(`there is no output ${camel(name)}, which Terraform has`);
}

function valuesOf(list) {
  return Object.fromEntries(
    list.map((entry) => entry["Fn::If"]?.[1] ?? entry).map(({ Name, Value, ValueFrom }) => [Name, Value ?? ValueFrom]),
  );
}

function checkServer(template, settings, faults) {
  const port = Number(settings.get("BEDLOE_HTTP_PORT").standard);
  const containers = template.Resources.Task?.Properties.ContainerDefinitions ?? [];
  const server = containers.find(({ Name }) => Name === "server");
  if (!server) return faults.push("the task has no container server");
  const plain = valuesOf(server.Environment);
  const secrets = valuesOf(server.Secrets);
  for (const name of Object.keys({ ...plain, ...secrets })) if (!settings.has(name)) faults.push(`the software has no setting ${name}`);
  for (const name of Object.keys(plain)) if (settings.get(name)?.secret) faults.push(`${name} is a secret and stands in the task`);
  for (const name of ["BEDLOE_SECRET", "BEDLOE_DB_PASSWORD", "BEDLOE_DB_MIGRATION_PASSWORD"]) if (!secrets[name]) faults.push(`the server does not get ${name}`);
  for (const name of ["BEDLOE_DB_URL", "BEDLOE_DB_USER", "BEDLOE_DB_MIGRATION_USER", "BEDLOE_PUBLIC_URL"]) if (!plain[name]) faults.push(`the server does not get ${name}`);
  if (plain.BEDLOE_PROFILE !== "production") faults.push("BEDLOE_PROFILE is not production");
  const target = template.Resources.Servers.Properties;
  const ports = [plain.BEDLOE_HTTP_PORT, target.Port, server.PortMappings[0].ContainerPort, template.Resources.Service.Properties.LoadBalancers[0].ContainerPort];
  const rules = template.Resources.ServerGroup.Properties.SecurityGroupIngress.flatMap(({ FromPort, ToPort }) => [FromPort, ToPort]);
  for (const one of [...ports, ...rules]) if (Number(one) !== port) faults.push(`the port is ${one}; the image exposes ${port}`);
  if (target.HealthCheckPath !== "/health/ready") faults.push(`the health check asks ${target.HealthCheckPath}, not /health/ready`);
  if (!(server.StopTimeout >= 45)) faults.push("a server gets less than 45 seconds to stop");
  const most = template.Parameters.ServerCountMax.MaxValue;
  for (const [size, { Connections, Pool }] of Object.entries(template.Mappings.DatabaseSizes)) {
    if (2 * most * Pool + 10 > Connections) faults.push(`the pools of twice ${most} servers do not fit into a ${size} database`);
  }
}

/** The template repeats the script, because CloudFormation reads no other file. */
function checkScript(template, infra, faults) {
  const script = readFileSync(join(infra, "terraform/database-role.sh"), "utf8").replace(/^#.*\n/gm, "");
  const given = template.Resources.Task?.Properties.ContainerDefinitions.find(({ Name }) => Name === "database-role")?.Command?.[2];
  if (given !== script) faults.push("the script of the container database-role is not terraform/database-role.sh");
}

function checkStores({ Resources: { Database, Redis } }, faults) {
  const wanted = [
    ["Database", Database.Properties.StorageEncrypted === true, "is not encrypted"],
    ["Database", Database.Properties.PubliclyAccessible === false, "is public"],
    ["Database", Boolean(Database.Properties.BackupRetentionPeriod), "has no backups"],
    ["Database", Database.DeletionPolicy === "Snapshot" && Database.UpdateReplacePolicy === "Snapshot", "is deleted without a snapshot"],
    ["Redis", Redis.Properties.TransitEncryptionEnabled === true && Boolean(Redis.Properties.AuthToken), "has no TLS or no password"],
  ];
  for (const [name, holds, fault] of wanted) if (!holds) faults.push(`${name} ${fault}`);
}
