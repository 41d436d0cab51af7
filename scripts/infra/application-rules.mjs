// Ports, probe paths and settings are those that the software has: docs/reference/configuration.md is generated from the code.
import { readFileSync } from "node:fs";

const PROBES = new Set(["/health/ready", "/health/live", "/health/started"]);
/** What a server in production cannot do without, in any cloud. */
const NEEDED = [
  "BEDLOE_PROFILE",
  "BEDLOE_HTTP_PORT",
  "BEDLOE_HTTP_TRUSTED_PROXIES",
  "BEDLOE_PUBLIC_URL",
  "BEDLOE_DB_URL",
  "BEDLOE_DB_USER",
  "BEDLOE_DB_PASSWORD",
  "BEDLOE_DB_MIGRATION_USER",
  "BEDLOE_DB_MIGRATION_PASSWORD",
  "BEDLOE_DB_POOL_MAX",
  "BEDLOE_SECRET",
  "BEDLOE_METRICS_TOKEN",
  "BEDLOE_AUTH_FIRST_ADMIN_SECRET",
  "BEDLOE_REDIS_URL",
  "BEDLOE_JMS_URL",
];

/** The settings of the software: variable -> {secret, standard}. */
export function readSettings(page) {
  const settings = new Map();
  for (const line of readFileSync(page, "utf8").split("\n")) {
    const [, , variable, value, standard] = line.split(" | ").length > 4 ? ["", ...line.replace(/^\| /, "").split(" | ")] : [];
    const name = /^`(BEDLOE_[A-Z_]+)`$/.exec(variable ?? "")?.[1];
    if (name) settings.set(name, { secret: value.includes("; secret"), standard: standard.replaceAll("`", "") });
  }
  if (settings.size < 50) throw new Error(`${page} lists ${settings.size} settings; the checks expect the generated list of all`);
  return settings;
}

export function checkApplication({ texts, declared }, settings, faults) {
  const code = [...texts].filter(([file]) => file !== "variables.tf" && file !== "outputs.tf");
  const used = new Set();
  for (const [file, text] of code) {
    for (const [name] of text.replace(/^\s*#.*$/gm, "").matchAll(/\bBEDLOE_[A-Z_]+/g)) {
      used.add(name);
      if (!settings.has(name)) faults.push(`${file}: the software has no setting ${name}`);
      else if (settings.get(name).secret && file !== "secrets.tf") {
        // A secret is named, by its place in the store, wherever a container gets it; its value is in secrets.tf alone.
        if (new RegExp(`\\b${name}\\s*=`).test(text)) faults.push(`${file}: ${name} is a secret and gets its value outside of secrets.tf`);
      } else if (!settings.get(name).secret && file === "secrets.tf") faults.push(`${file}: ${name} is no secret`);
    }
    for (const [path] of text.matchAll(/\/health[\w/-]*/g)) {
      if (!PROBES.has(path)) faults.push(`${file}: ${path} is no address of the software; there are ${[...PROBES].join(", ")}`);
    }
  }
  for (const name of NEEDED) if (!used.has(name)) faults.push(`no file gives the server ${name}`);
  checkContainer(code, declared, settings, faults);
}

function checkContainer(code, { locals }, settings, faults) {
  const port = Number(settings.get("BEDLOE_HTTP_PORT").standard);
  if (locals.port !== port) faults.push(`server.tf: the port is ${locals.port}; the image exposes ${port}`);
  const server = code.find(([file]) => file === "server.tf")?.[1] ?? "";
  if (!/BEDLOE_HTTP_PORT\s*=\s*tostring\(local\.port\)/.test(server)) faults.push("server.tf: BEDLOE_HTTP_PORT is not the port of the container");
  if (!/BEDLOE_PROFILE\s*=\s*"production"/.test(server)) faults.push("server.tf: BEDLOE_PROFILE is not production");
  const others = code.flatMap(([, text]) => [...text.matchAll(/^\s*(\w*port\w*)\s*=\s*(\d+)$/gim)]);
  for (const [, name, value] of others) {
    if (![port, 80, 443, 5432, 6379].includes(Number(value))) faults.push(`${name} = ${value}: nothing listens at this port`);
  }
  const ready = code.some(([, text]) => text.includes("/health/ready"));
  if (!ready) faults.push("nothing asks /health/ready before a server gets requests");
  // The server needs 43 seconds at the worst to stop (docs/operations/tuning.md has its start).
  const grace = /(?:stopTimeout|termination_grace_period_seconds|grace_period_seconds)\s*=\s*(\d+)/.exec(server)?.[1];
  if (grace === undefined || Number(grace) < 45) {
    if (!/^\s*# .*seconds after SIGTERM/m.test(server)) faults.push("server.tf: a server gets less than 45 seconds to stop");
  }
}
