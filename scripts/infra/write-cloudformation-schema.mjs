// Writes schemas/cloudformation.json: the properties and attributes of the resource types that infra/cloudformation uses, read from the package
// @aws-cdk/aws-service-spec, which AWS makes of its published resource schemas. The package is no dependency of the checks:
//
//   npm install --no-save @aws-cdk/aws-service-spec@0.1.216
//   node scripts/infra/write-cloudformation-schema.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { readTemplate } from "./cloudformation.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const template = readTemplate(readFileSync(resolve(HERE, "../../infra/cloudformation/bedloe.yaml"), "utf8"), []);
const database = await loadAwsServiceSpec();

/** A type as short as possible: a word for a simple one, [type] for a list, {fields} for an object. */
function short(type, open) {
  switch (type.type) {
    case "string":
      return type.allowedValues ? { values: type.allowedValues } : "string";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return [short(type.element, open)];
    case "map":
      return { map: short(type.element, open) };
    case "union":
      return { any: type.types.map((one) => short(one, open)) };
    case "ref": {
      const entity = database.get("typeDefinition", type.reference.$ref);
      return open.includes(entity.name) ? "json" : { fields: fieldsOf(entity.properties, [...open, entity.name]) };
    }
    default:
      return "json";
  }
}

function fieldsOf(properties, open) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, required }]) => [name, required ? { type: short(type, open), required } : { type: short(type, open) }]),
  );
}

const lines = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))].sort().map((name) => {
  const found = database.lookup("resource", "cloudFormationType", "equals", name).only();
  const schema = { properties: fieldsOf(found.properties, []), attributes: Object.keys(found.attributes).sort() };
  return `    ${JSON.stringify(name)}: ${JSON.stringify(schema)}`;
});
writeFileSync(
  join(HERE, "schemas/cloudformation/resources.json"),
  `{\n  "source": "@aws-cdk/aws-service-spec 0.1.216 (npm)",\n  "licence": "Apache-2.0",\n  "resources": {\n${lines.join(",\n")}\n  }\n}\n`,
);
console.log(`${lines.length} resource types`);
