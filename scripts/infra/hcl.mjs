// Reads a folder of Terraform files with HashiCorp's own parser (WebAssembly), and finds the references in their expressions.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "@cdktf/hcl-tools";
import { parse } from "@cdktf/hcl2json";

/** Everything that is declared in a folder, by kind, and the faults of the files themselves. */
export async function readFolder(folder, faults) {
  const texts = new Map();
  const declared = { resource: {}, data: {}, variable: {}, output: {}, locals: {}, provider: {}, check: {}, terraform: [] };
  for (const name of readdirSync(folder).sort().filter((file) => file.endsWith(".tf"))) {
    const text = readFileSync(join(folder, name), "utf8");
    texts.set(name, text);
    const literal = /\$\$\{(var|local)\./.exec(text);
    if (literal) faults.push(`${name}: ${literal[0]} is a text and no reference, because $$ stands for a dollar sign`);
    const tree = await parsed(folder, name, text, faults);
    await checkFormat(name, text, faults);
    for (const [kind, found] of Object.entries(tree)) {
      if (kind === "locals") found.forEach((block) => add(declared.locals, block, name, "locals", faults));
      else if (kind === "terraform") declared.terraform.push(...found);
      else if (kind === "resource" || kind === "data") {
        for (const [type, named] of Object.entries(found)) {
          add((declared[kind][type] ??= {}), first(named), name, `${kind} ${type}`, faults);
        }
      } else if (declared[kind]) add(declared[kind], first(found), name, kind, faults);
      else faults.push(`${name}: blocks of the type ${kind} are not known to these checks`);
    }
  }
  return { folder, texts, declared };
}

/** The assignments of a file such as dev.tfvars. */
export async function readAssignments(file, faults) {
  if (!existsSync(file)) {
    faults.push(`${file.split("/").slice(-2).join("/")}: the file is missing`);
    return {};
  }
  const text = readFileSync(file, "utf8");
  const name = file.split("/").slice(-2).join("/");
  await checkFormat(name, text, faults);
  return parsed(file, name, text, faults);
}

async function parsed(folder, name, text, faults) {
  try {
    return await parse(name, text);
  } catch (failure) {
    faults.push(`${name}: ${String(failure.message ?? failure).split("\n")[0]}`);
    return {};
  }
}

async function checkFormat(name, text, faults) {
  if ((await format(text)) !== text) faults.push(`${name}: terraform fmt would change this file`);
}

function first(blocks) {
  return Object.fromEntries(
    Object.entries(blocks).map(([name, found]) => [name, Array.isArray(found) && found.length === 1 ? found[0] : found]),
  );
}

function add(into, entries, file, kind, faults) {
  for (const [name, value] of Object.entries(entries)) {
    if (name in into || Array.isArray(value) && kind !== "locals") faults.push(`${file}: ${kind} ${name} is declared twice`);
    into[name] = value;
  }
}

/** The code of a value in which each literal text is empty, so that only names of the language are left. */
function codeOf(text) {
  let code = "";
  let at = 0;
  const template = () => {
    // Inside a literal text: only what is interpolated is code.
    while (at < text.length) {
      if (text[at] === "\\") at += 2;
      else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) at += 3;
      else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
        at += 2;
        code += " (";
        expression("}");
        code += ") ";
      } else if (text[at++] === '"') return;
    }
  };
  const expression = (end) => {
    let depth = 0;
    while (at < text.length) {
      const sign = text[at++];
      if (sign === '"') {
        code += '"';
        template();
        code += '"';
      } else if (sign === "#" || (sign === "/" && text[at] === "/")) {
        while (at < text.length && text[at] !== "\n") at++;
      } else if (sign === end && depth === 0) return;
      else {
        depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
        code += sign;
      }
    }
  };
  template();
  return code;
}

const CHAIN = /(?<![\w.\]"-])([a-zA-Z_][\w-]*)((?:\.\*|\.[a-zA-Z_][\w-]*|\[(?:[^[\]]|\[[^[\]]*\])*\])+)/g;

/** The references of an expression as lists of names, such as [aws_vpc, main, id]; indexes are left out. */
function referencesIn(code, found, own) {
  const loops = [...code.matchAll(/\bfor\s+(\w+)\s*(?:,\s*(\w+))?\s+in\b/g)].flatMap(([, key, value]) => [key, value]);
  const known = new Set([...own, ...loops]);
  for (const [, root, rest] of code.matchAll(CHAIN)) {
    for (const [, inner] of rest.matchAll(/\[((?:[^[\]]|\[[^[\]]*\])*)\]/g)) referencesIn(inner, found, known);
    if (known.has(root)) continue;
    found.push([root, ...[...rest.replace(/\[(?:[^[\]]|\[[^[\]]*\])*\]/g, "").matchAll(/\.([a-zA-Z_][\w-]*)/g)].map(([, name]) => name)]);
  }
  return found;
}

/** All references below a value: [{path, names}]. In a dynamic block its label names the current element. */
export function references(value, path = "", own = []) {
  if (typeof value === "string") {
    if (!value.includes("${") && !value.includes("%{")) return [];
    return referencesIn(codeOf(value), [], new Set(own)).map((names) => ({ path, names }));
  }
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.includes("${") ? references(key, path, own) : []),
    ...references(inner, Array.isArray(value) ? path : `${path}.${key}`, path.endsWith(".dynamic") ? [...own, key] : own),
  ]);
}
