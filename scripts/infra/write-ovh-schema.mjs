// Writes schemas/ovh.json: the arguments and attributes of the resource types of OVHcloud that infra/terraform uses. There is no package
// @cdktf/provider-ovh; the package @ovhcloud/pulumi-ovh of OVHcloud is generated from the same provider, with the same number of its version,
// and with names in another notation. It is no dependency of the checks:
//
//   npm pack @ovhcloud/pulumi-ovh@2.19.1 && tar xzf ovhcloud-pulumi-ovh-2.19.1.tgz
//   node scripts/infra/write-ovh-schema.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));

const TYPES = {
  ovh_cloud_project_alerting: "cloudproject/alerting",
  ovh_cloud_project_containerregistry: "cloudproject/containerRegistry",
  ovh_cloud_project_containerregistry_user: "cloudproject/containerRegistryUser",
  ovh_cloud_project_database: "cloudproject/database",
  ovh_cloud_project_database_database: "cloudprojectdatabase/databaseInstance",
  ovh_cloud_project_database_postgresql_user: "cloudprojectdatabase/postgresSqlUser",
  ovh_cloud_project_database_valkey_user: "cloudProjectDatabaseValkeyUser",
  ovh_cloud_project_gateway: "cloudproject/gateway",
  ovh_cloud_project_kube: "cloudproject/kube",
  ovh_cloud_project_kube_nodepool: "cloudproject/kubeNodePool",
  ovh_cloud_project_network_private: "cloudproject/networkPrivate",
  ovh_cloud_project_network_private_subnet_v2: "cloudproject/networkPrivateSubnetV2",
  ovh_domain_zone_record: "domain/zoneRecord",
};

const folder = process.argv[2];
const inputs = readFileSync(join(folder, "types/input.d.ts"), "utf8");
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const withoutComments = (text) => text.replace(/\/\*\*[\s\S]*?\*\//g, "");

function interfaceOf(name) {
  return new RegExp(`^    interface ${name} \\{\\n([\\s\\S]*?)^    \\}`, "m").exec(inputs)[1];
}

function fieldsOf(body) {
  const members = withoutComments(body).matchAll(/^\s+(\w+)(\??): ((?:[^;{]|\{[^}]*\})*);/gm);
  return Object.fromEntries(
    [...members].map(([, name, optional, type]) => {
      const nested = /inputs\.\w+\.(\w+)/.exec(type)?.[1];
      const field = { type: nested ? "object" : simple(type) };
      if (!optional) field.required = true;
      if (nested) Object.assign(field, { fields: fieldsOf(interfaceOf(nested)), block: true });
      return [snake(name), field];
    }),
  );
}

function simple(type) {
  if (/\[key: string\]/.test(type)) return "map";
  if (/\[\]/.test(type)) return "list";
  return /string|number|boolean/.exec(type)?.[0] ?? "any";
}

function schemaOf(file) {
  const text = readFileSync(join(folder, `${file}.d.ts`), "utf8");
  const [, args] = /^export interface \w+Args \{\n([\s\S]*?)^\}/m.exec(text);
  const [, main] = /^export declare class \w+ extends pulumi\.CustomResource \{\n([\s\S]*?)^\}/m.exec(text);
  const attributes = [...withoutComments(main).matchAll(/^ {4}readonly (\w+): /gm)].map(([, name]) => snake(name));
  return { arguments: fieldsOf(args), attributes: attributes.sort() };
}

const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const provider = /^export interface ProviderArgs \{\n([\s\S]*?)^\}/m.exec(readFileSync(join(folder, "provider.d.ts"), "utf8"))[1];
const lines = Object.entries(TYPES).map(([type, file]) => `    ${JSON.stringify(type)}: ${JSON.stringify(schemaOf(file))}`);
const head = {
  provider: "ovh/ovh",
  version: about.version,
  source: `${about.name} ${about.version} (npm)`,
  licence: about.license,
  arguments: fieldsOf(provider),
};
const members = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
writeFileSync(join(HERE, "schemas/ovh.json"), `{\n${members.join("\n")}\n  "resource": {\n${lines.join(",\n")}\n  },\n  "data": {\n  }\n}\n`);
console.log(`ovh: ${lines.length} resource types`);
