// Reads a template of CloudFormation, and compares it with the published schemas of its resource types.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isAlias, isMap, isScalar, parseDocument, visit } from "yaml";

const SCHEMAS = join(dirname(fileURLToPath(import.meta.url)), "schemas/cloudformation/resources.json");
const FUNCTIONS = ["Ref", "Condition", "Equals", "FindInMap", "GetAtt", "GetAZs", "If", "Join", "Not", "Select", "Sub"];
const PSEUDO = ["AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::URLSuffix"];

/** The short forms, such as !Ref; plain() makes the long ones of them. */
const TAGS = FUNCTIONS.flatMap((name) => [
  { tag: `!${name}`, resolve: (text) => text },
  { tag: `!${name}`, collection: "seq", resolve: (list) => list },
]);

export function readTemplate(text, faults) {
  const document = parseDocument(text, { customTags: TAGS, version: "1.1" });
  document.errors.forEach((error) => faults.push(error.message.split("\n")[0]));
  document.warnings.forEach((warning) => faults.push(warning.message.split("\n")[0]));
  visit(document, (_, node) => {
    if (isAlias(node) || node?.anchor) faults.push("CloudFormation does not know anchors and aliases of YAML");
  });
  return plain(document.contents);
}

/** The document as plain values; numbers and booleans stay what YAML says they are. */
function plain(node) {
  if (node === null || node === undefined) return null;
  const value = isScalar(node)
    ? node.value
    : isMap(node)
      ? Object.fromEntries(node.items.map(({ key, value: inner }) => [String(key.value ?? key), plain(inner)]))
      : (node.items ?? []).map(plain);
  if (!node.tag?.startsWith("!")) return value;
  const name = node.tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: value };
  return { [`Fn::${name}`]: name === "GetAtt" && typeof value === "string" ? [value.slice(0, value.indexOf(".")), value.slice(value.indexOf(".") + 1)] : value };
}

/** The faults of a template against the schemas of its types, and of its references. */
export function checkTemplate(template, faults) {
  const { resources } = JSON.parse(readFileSync(SCHEMAS, "utf8"));
  const names = { Ref: new Set([...Object.keys(template.Parameters), ...Object.keys(template.Resources), ...PSEUDO]), used: new Set() };
  for (const [name, resource] of Object.entries(template.Resources)) {
    const schema = resources[resource.Type];
    for (const key of Object.keys(resource)) {
      if (!["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"].includes(key)) faults.push(`${name}: a resource has no ${key}`);
    }
    if (!schema) faults.push(`${name}: there is no resource type ${resource.Type}`);
    else checkFields(resource.Properties ?? {}, schema.properties, name, faults);
    if (resource.Condition) reference(template, "Condition", resource.Condition, name, names, faults);
    for (const other of [resource.DependsOn ?? []].flat()) if (!template.Resources[other]) faults.push(`${name}: DependsOn ${other}: no such resource`);
  }
  walk(template.Resources, "Resources", template, resources, names, faults);
  walk(template.Outputs, "Outputs", template, resources, names, faults);
  walk(template.Conditions, "Conditions", template, resources, names, faults);
  for (const [name, output] of Object.entries(template.Outputs)) if (output.Condition) reference(template, "Condition", output.Condition, name, names, faults);
  for (const name of Object.keys(template.Parameters)) if (!names.used.has(name)) faults.push(`the parameter ${name} is not used`);
  for (const name of Object.keys(template.Conditions)) if (!names.used.has(`condition ${name}`)) faults.push(`the condition ${name} is not used`);
}

function isFunction(value) {
  const keys = value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === "Ref" || keys[0].startsWith("Fn::"));
}

function checkFields(value, fields, where, faults) {
  for (const [name, inner] of Object.entries(value)) {
    if (!fields[name]) faults.push(`${where}: there is no property ${name}`);
    else checkType(inner, fields[name].type, `${where}.${name}`, faults);
  }
  for (const [name, { required }] of Object.entries(fields)) if (required && !(name in value)) faults.push(`${where}: the property ${name} is required`);
}

function checkType(value, type, where, faults) {
  if (isFunction(value)) {
    if (value["Fn::If"]) value["Fn::If"].slice(1).forEach((branch) => checkType(branch, type, where, faults));
    return;
  }
  if (type === "json") return;
  if (typeof type === "object" && type.any) {
    const tried = type.any.map((one) => {
      const found = [];
      checkType(value, one, where, found);
      return found;
    });
    if (tried.every((found) => found.length > 0)) faults.push(...tried[0]);
  } else if (Array.isArray(type)) {
    if (!Array.isArray(value)) faults.push(`${where}: the value is no list`);
    else value.forEach((one) => checkType(one, type[0], where, faults));
  } else if (type.fields || type.map) {
    if (!value || typeof value !== "object" || Array.isArray(value)) faults.push(`${where}: the value is no object`);
    else if (type.fields) checkFields(value, type.fields, where, faults);
    else Object.values(value).forEach((one) => checkType(one, type.map, where, faults));
  } else if (type.values) {
    if (!type.values.includes(value)) faults.push(`${where}: ${value} is none of ${type.values.join(", ")}`);
  } else if (type === "number" ? Number.isNaN(Number(value)) || typeof value === "boolean" : type === "boolean" ? typeof value !== "boolean" : typeof value === "object") {
    faults.push(`${where}: the value is no ${type}`);
  }
}

function walk(value, where, template, resources, names, faults) {
  if (!value || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "Ref") reference(template, "Ref", inner, where, names, faults);
    else if (key === "Fn::GetAtt") attribute(template, inner, where, resources, names, faults);
    else if (key === "Fn::If") reference(template, "Condition", inner[0], where, names, faults);
    else if (key === "Fn::FindInMap" && !template.Mappings?.[inner[0]]) faults.push(`${where}: there is no mapping ${inner[0]}`);
    else if (key === "Fn::Sub") {
      for (const [, name] of String(inner).matchAll(/\$\{([^!}][^}]*)\}/g)) {
        if (name.includes(".")) attribute(template, [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)], where, resources, names, faults);
        else reference(template, "Ref", name, where, names, faults);
      }
    }
    walk(inner, `${where}.${key}`, template, resources, names, faults);
  }
}

function reference(template, kind, name, where, names, faults) {
  names.used.add(kind === "Condition" ? `condition ${name}` : name);
  const there = kind === "Condition" ? template.Conditions[name] : names.Ref.has(name);
  if (!there) faults.push(`${where}: ${kind} ${name}: no such name`);
}

function attribute(template, [name, path], where, resources, names, faults) {
  names.used.add(name);
  const type = template.Resources[name]?.Type;
  if (!type) faults.push(`${where}: ${name}.${path}: no such resource`);
  else if (resources[type] && !resources[type].attributes.includes(path)) faults.push(`${where}: ${type} has no attribute ${path}`);
}

/** The files of the environments set each parameter that has no default, and nothing else. */
export function checkParameters(folder, template, faults) {
  for (const environment of ["dev", "staging", "prod"]) {
    const where = `environments/${environment}.json`;
    if (!existsSync(join(folder, where))) {
      faults.push(`${where} is missing`);
      continue;
    }
    const { Parameters: values } = JSON.parse(readFileSync(join(folder, where), "utf8"));
    for (const [name, value] of Object.entries(values)) {
      const parameter = template.Parameters[name];
      if (!parameter) faults.push(`${where}: there is no parameter ${name}`);
      else if (parameter.AllowedValues && !parameter.AllowedValues.map(String).includes(value)) faults.push(`${where}: ${name} is ${value}`);
    }
    for (const [name, { Default: standard }] of Object.entries(template.Parameters)) {
      if (standard === undefined && !(name in values)) faults.push(`${where}: ${name} has no value`);
    }
    if (values.Environment !== environment) faults.push(`${where}: the environment is ${values.Environment}`);
    if (environment === "prod" && !(values.HighAvailability === "true" && values.DeletionProtection === "true" && Number(values.BackupDays) >= 7)) {
      faults.push(`${where}: production needs a standby, deletion protection and backups of seven days or more`);
    }
  }
}
