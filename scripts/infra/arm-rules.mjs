// The template of Azure Resource Manager is the same environment as infra/terraform/azure, and fits the software.
import { AZURE_EXTENSIONS } from "./extensions.mjs";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkArmTemplate } from "./arm.mjs";

/** The deployment says account and region; servers have two GiB for each processor; secrets is what Terraform calls secret_settings. */
const WITHOUT_PARAMETER = new Set(["account", "region", "serverMemoryGb", "secretSettings"]);
/** Azure Resource Manager makes no secrets, keeps no state, and looks up no zone. */
const OF_ITS_OWN = new Set(["dnsZoneResourceGroup", "budgetStart", "ownerPassword", "secrets"]);

export function checkArm(infra, azure, settings, faults) {
  const folder = join(infra, "arm");
  const file = join(folder, "bedloe.json");
  if (!existsSync(file)) return faults.push("bedloe.json is missing");
  const template = parsed(file, faults);
  if (!template) return undefined;
  checkArmTemplate(template, faults);
  checkSameInterface(template, azure, faults);
  checkServer(template, infra, settings, faults);
  checkDatabase(template, faults);
  checkParameterFiles(folder, template, faults);
  return undefined;
}

function parsed(file, faults) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (failure) {
    faults.push(`${file.split("/").pop()}: ${failure.message}`);
    return undefined;
  }
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function checkSameInterface(template, azure, faults) {
  const wanted = Object.keys(azure.declared.variable).map(camel).filter((name) => !WITHOUT_PARAMETER.has(name));
  for (const name of wanted) if (!template.parameters[name]) faults.push(`there is no parameter ${name}, which Terraform has`);
  for (const name of Object.keys(template.parameters)) {
    if (!wanted.includes(name) && !OF_ITS_OWN.has(name)) faults.push(`Terraform has no variable for the parameter ${name}`);
  }
  for (const name of Object.keys(azure.declared.output).map(camel)) if (!template.outputs[name]) faults.push(`there is no output ${name}, which Terraform has`);
  for (const [name, { type, defaultValue }] of Object.entries(template.parameters)) {
    if (/password|^secrets$/i.test(name) && (!/^secure/i.test(type) || defaultValue !== undefined)) faults.push(`the parameter ${name} is a secret and not a secure one without a default`);
  }
}

function resource(template, type) {
  return template.resources.find((one) => one.type === type)?.properties ?? {};
}

function checkServer(template, infra, settings, faults) {
  const port = Number(settings.get("BEDLOE_HTTP_PORT").standard);
  const { configuration, template: app } = resource(template, "Microsoft.App/containerApps");
  const server = app?.containers?.find(({ name }) => name === "server");
  const first = app?.initContainers?.find(({ name }) => name === "database-role");
  if (!server || !first) return faults.push("the container app has no containers server and database-role");
  if (template.variables.port !== port) faults.push(`the port is ${template.variables.port}; the image exposes ${port}`);
  if (configuration.ingress.targetPort !== "[variables('port')]") faults.push("the ingress does not send requests to the port of the container");
  const plain = Object.fromEntries([...template.variables.settings, ...template.variables.broker].map(({ name, value }) => [name, value]));
  const text = JSON.stringify(template);
  for (const [name] of text.matchAll(/BEDLOE_[A-Z_]+/g)) if (!settings.has(name)) faults.push(`the software has no setting ${name}`);
  for (const name of Object.keys(plain)) if (settings.get(name)?.secret) faults.push(`${name} is a secret and stands in the template`);
  for (const name of ["BEDLOE_HTTP_PORT", "BEDLOE_DB_URL", "BEDLOE_DB_USER", "BEDLOE_DB_MIGRATION_USER", "BEDLOE_PUBLIC_URL", "BEDLOE_HTTP_TRUSTED_PROXIES", "BEDLOE_JMS_URL"]) {
    if (!plain[name]) faults.push(`the server does not get ${name}`);
  }
  if (plain.BEDLOE_PROFILE !== "production") faults.push("BEDLOE_PROFILE is not production");
  const probes = Object.fromEntries(server.probes.map(({ type, httpGet }) => [type, httpGet.path]));
  const wanted = { Startup: "/health/started", Readiness: "/health/ready", Liveness: "/health/live" };
  for (const [type, path] of Object.entries(wanted)) if (probes[type] !== path) faults.push(`the probe ${type} asks ${probes[type]}, not ${path}`);
  if (!(app.terminationGracePeriodSeconds >= 45)) faults.push("a server gets less than 45 seconds to stop");
  const extensions = template.resources.find(({ type }) => type === "Microsoft.DBforPostgreSQL/flexibleServers/configurations");
  if (extensions?.properties.value !== AZURE_EXTENSIONS) faults.push(`the database does not allow the extensions ${AZURE_EXTENSIONS}`);
  const script = readFileSync(join(infra, "terraform/database-role.sh"), "utf8").replace(/^#.*\n/gm, "");
  if (first.command[2] !== script) faults.push("the script of the container database-role is not terraform/database-role.sh");
  for (const [size, { connections, pool }] of Object.entries(template.variables.databaseSizes)) {
    if (2 * template.parameters.serverCountMax.maxValue * pool + 10 > connections) faults.push(`the pools of twice the servers do not fit into a ${size} database`);
  }
  return undefined;
}

function checkDatabase(template, faults) {
  const database = resource(template, "Microsoft.DBforPostgreSQL/flexibleServers");
  if (database.network?.publicNetworkAccess !== "Disabled") faults.push("the database is public");
  if (!database.backup?.backupRetentionDays) faults.push("the database has no backups");
  const redis = resource(template, "Microsoft.Cache/redisEnterprise/databases");
  if (redis.clientProtocol !== "Encrypted") faults.push("Redis has no TLS");
  if (resource(template, "Microsoft.ContainerRegistry/registries").adminUserEnabled !== false) faults.push("the registry has an administrator with a password");
}

function checkParameterFiles(folder, template, faults) {
  for (const environment of ["dev", "staging", "prod"]) {
    const where = `environments/${environment}.parameters.json`;
    const values = existsSync(join(folder, where)) ? parsed(join(folder, where), faults)?.parameters : undefined;
    if (!values) {
      faults.push(`${where} is missing`);
      continue;
    }
    for (const [name, { value }] of Object.entries(values)) {
      const parameter = template.parameters[name];
      if (!parameter) faults.push(`${where}: there is no parameter ${name}`);
      else if (/^secure/i.test(parameter.type)) faults.push(`${where}: ${name} is a secret and stands in a file`);
      else if (parameter.allowedValues && !parameter.allowedValues.includes(value)) faults.push(`${where}: ${name} is ${value}`);
    }
    for (const [name, { defaultValue, type }] of Object.entries(template.parameters)) {
      if (defaultValue === undefined && !/^secure/i.test(type) && !(name in values)) faults.push(`${where}: ${name} has no value`);
    }
    if (values.environment?.value !== environment) faults.push(`${where}: the environment is ${values.environment?.value}`);
    if (environment === "prod" && !(values.highAvailability?.value && values.deletionProtection?.value)) faults.push(`${where}: production needs a standby and deletion protection`);
  }
}
