// Writes schemas/arm/resources.json: the properties of the resource types that infra/arm uses, read from the package @pulumi/azure-native, whose
// declarations were generated from the specifications that Azure publishes. The package is no dependency of the checks:
//
//   npm pack @pulumi/azure-native@3.28.0 && tar xzf pulumi-azure-native-3.28.0.tgz
//   node scripts/infra/write-arm-schema.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));

/** The module and the class of each type, and the properties that are beside "properties" and not in it. */
const TYPES = {
  "Microsoft.App/containerApps": ["app", "containerApp"],
  "Microsoft.App/managedEnvironments": ["app", "managedEnvironment"],
  "Microsoft.App/managedEnvironments/managedCertificates": ["app", "managedCertificate"],
  "Microsoft.Authorization/locks": ["authorization", "managementLockByScope"],
  "Microsoft.Authorization/roleAssignments": ["authorization", "roleAssignment"],
  "Microsoft.Cache/redisEnterprise": ["redisenterprise", "redisEnterprise"],
  "Microsoft.Cache/redisEnterprise/databases": ["redisenterprise", "database"],
  "Microsoft.Consumption/budgets": ["consumption", "budget"],
  "Microsoft.ContainerRegistry/registries": ["containerregistry", "registry"],
  "Microsoft.DBforPostgreSQL/flexibleServers": ["dbforpostgresql", "server"],
  "Microsoft.DBforPostgreSQL/flexibleServers/configurations": ["dbforpostgresql", "configuration"],
  "Microsoft.DBforPostgreSQL/flexibleServers/databases": ["dbforpostgresql", "database"],
  "Microsoft.KeyVault/vaults": ["keyvault", "vault"],
  "Microsoft.KeyVault/vaults/secrets": ["keyvault", "secret"],
  "Microsoft.ManagedIdentity/userAssignedIdentities": ["managedidentity", "userAssignedIdentity"],
  "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials": ["managedidentity", "federatedIdentityCredential"],
  "Microsoft.Network/dnsZones/CNAME": ["dns", "recordSet"],
  "Microsoft.Network/dnsZones/TXT": ["dns", "recordSet"],
  "Microsoft.Network/privateDnsZones": ["privatedns", "privateZone"],
  "Microsoft.Network/privateDnsZones/virtualNetworkLinks": ["privatedns", "virtualNetworkLink"],
  "Microsoft.Network/privateEndpoints": ["network", "privateEndpoint"],
  "Microsoft.Network/privateEndpoints/privateDnsZoneGroups": ["network", "privateDnsZoneGroup"],
  "Microsoft.Network/virtualNetworks": ["network", "virtualNetwork"],
  "Microsoft.OperationalInsights/workspaces": ["operationalinsights", "workspace"],
  "Microsoft.Resources/deployments": ["resources", "deployment"],
};

const folder = process.argv[2];
const inputs = readFileSync(join(folder, "types/input.d.ts"), "utf8");
const module = (name) => new RegExp(`^export declare namespace ${name} \\{\\n([\\s\\S]*?)^\\}`, "m").exec(inputs)?.[1] ?? "";
const modules = new Map();

function interfaceOf(moduleName, name) {
  if (!modules.has(moduleName)) modules.set(moduleName, module(moduleName));
  return new RegExp(`^    interface ${name} \\{\\n([\\s\\S]*?)^    \\}`, "m").exec(modules.get(moduleName))?.[1];
}

function enumOf(moduleName, name) {
  const text = readFileSync(join(folder, "types/enums", moduleName, "index.d.ts"), "utf8");
  const body = new RegExp(`^export declare const ${name}: \\{\\n([\\s\\S]*?)^\\};`, "m").exec(text)?.[1] ?? "";
  return [...body.matchAll(/: "([^"]*)";/g)].map(([, value]) => value);
}

function fieldsOf(body, open) {
  const code = body.replace(/\/\*\*[\s\S]*?\*\//g, "");
  return Object.fromEntries(
    [...code.matchAll(/^\s+(\w+)(\??): ((?:[^;{]|\{[^}]*\})*);/gm)].map(([, name, optional, type]) => {
      const field = { type: short(type, open) };
      return [name, optional ? field : { ...field, required: true }];
    }),
  );
}

function short(type, open) {
  const list = /\[\]/.test(type);
  const input = /inputs\.(\w+)\.(\w+)/.exec(type);
  const named = /enums\.(\w+)\.(\w+)/.exec(type);
  let one = "json";
  if (/\[key: string\]/.test(type)) one = "map";
  else if (input) one = open.includes(input[2]) ? "json" : { fields: fieldsOf(interfaceOf(input[1], input[2]) ?? "", [...open, input[2]]) };
  else if (named) one = { values: enumOf(named[1], named[2]) };
  else if (/string/.test(type)) one = "string";
  else if (/number/.test(type)) one = "number";
  else if (/boolean/.test(type)) one = "boolean";
  return list && one !== "map" ? [one] : one;
}

const lines = Object.entries(TYPES).map(([type, [moduleName, name]]) => {
  const text = readFileSync(join(folder, moduleName, `${name}.d.ts`), "utf8");
  const args = new RegExp(`^export interface ${name[0].toUpperCase()}${name.slice(1)}Args \\{\\n([\\s\\S]*?)^\\}`, "m").exec(text)[1];
  const [, version] = /Uses Azure REST API version (\S+?)\./.exec(text);
  return `    ${JSON.stringify(type)}: ${JSON.stringify({ version, properties: fieldsOf(args, []) })}`;
});
const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
writeFileSync(
  join(HERE, "schemas/arm/resources.json"),
  `{\n  "source": ${JSON.stringify(`${about.name} ${about.version} (npm)`)},\n  "licence": ${JSON.stringify(about.license)},\n  "resources": {\n${lines.join(",\n")}\n  }\n}\n`,
);
console.log(`${lines.length} resource types`);
