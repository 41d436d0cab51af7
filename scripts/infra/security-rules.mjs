// Databases are encrypted, not public and backed up; policies name their actions and resources.

import { AZURE_EXTENSIONS } from "./extensions.mjs";

/** A value that is set and not turned off. */
const REQUIRED = Symbol("required");
const DATABASES = {
  aws_db_instance: {
    storage_encrypted: true,
    publicly_accessible: false,
    backup_retention_period: REQUIRED,
    deletion_protection: REQUIRED,
    skip_final_snapshot: false,
  },
  // Cloud SQL always encrypts its storage.
  google_sql_database_instance: {
    deletion_protection: REQUIRED,
    "settings.retain_backups_on_delete": true,
    "settings.ip_configuration.ipv4_enabled": false,
    "settings.ip_configuration.private_network": REQUIRED,
    "settings.ip_configuration.ssl_mode": "ENCRYPTED_ONLY",
    "settings.backup_configuration.enabled": true,
    "settings.backup_configuration.point_in_time_recovery_enabled": true,
  },
  // DigitalOcean always encrypts storage and connections, and makes a backup each day.
  digitalocean_database_cluster: { private_network_uuid: REQUIRED },
  digitalocean_database_firewall: { cluster_id: REQUIRED, rule: REQUIRED },
  // OVHcloud always encrypts storage and connections; its plan has backups. The rules hold for Valkey as well.
  ovh_cloud_project_database: { ip_restrictions: REQUIRED, "dynamic.nodes.content.network_id": REQUIRED },
  // Flexible Server always encrypts its storage and refuses connections without TLS.
  azurerm_postgresql_flexible_server: {
    public_network_access_enabled: false,
    delegated_subnet_id: REQUIRED,
    backup_retention_days: REQUIRED,
  },
};

// The extensions that the change sets create are allowed.
DATABASES.azurerm_postgresql_flexible_server_configuration = { name: "azure.extensions", value: AZURE_EXTENSIONS };

const CACHES = {
  aws_elasticache_replication_group: { at_rest_encryption_enabled: true, transit_encryption_enabled: true, auth_token: REQUIRED },
  digitalocean_database_cluster: { private_network_uuid: REQUIRED },
  ovh_cloud_project_database: { ip_restrictions: REQUIRED, "dynamic.nodes.content.network_id": REQUIRED },
  azurerm_managed_redis: { public_network_access: "Disabled", "default_database.client_protocol": "Encrypted" },
  google_redis_instance: { auth_enabled: true, authorized_network: REQUIRED },
};

function valueAt(block, path) {
  return path.split(".").reduce((value, name) => (Array.isArray(value) ? value[0] : value)?.[name], block);
}

export function checkDatabases({ name: cloud, declared }, faults) {
  for (const [rules, kind] of [[DATABASES, "database"], [CACHES, "Redis"]]) {
    const types = Object.keys(rules).filter((type) => declared.resource[type]);
    if (kind === "database" && cloud === "azure" && !declared.resource.azurerm_postgresql_flexible_server_configuration) {
      faults.push("azure: the database allows no extensions, and the change sets create " + AZURE_EXTENSIONS);
    }
    if (types.length === 0) faults.push(`no rule knows the ${kind} of ${cloud}`);
    for (const type of types) {
      for (const [name, block] of Object.entries(declared.resource[type])) checkStore(`${type}.${name}`, block, rules[type], faults);
    }
  }
}

function checkStore(where, block, rules, faults) {
  for (const [path, wanted] of Object.entries(rules)) {
    const value = valueAt(block, path);
    const fits = wanted === REQUIRED ? ![undefined, null, false, 0].includes(value) : value === wanted;
    if (!fits) faults.push(`${where}: ${path} is ${value}, not ${wanted === REQUIRED ? "set" : wanted}`);
  }
}

/** A wildcard in a policy stands below a comment that begins with "Wildcard:" and gives the reason. */
export function checkAccess({ texts }, faults) {
  for (const [file, text] of texts) {
    const lines = text.split("\n");
    lines.forEach((line, index) => {
      const wildcard = /"\*"|[:/]\*"/.test(line) && !line.trimStart().startsWith("#");
      if (wildcard && !/^# Wildcard: \w/.test(lines[index - 1]?.trim() ?? "")) {
        faults.push(`${file}:${index + 1}: a wildcard without a reason (a comment "# Wildcard: …" in the line above)`);
      }
    });
    for (const [, value] of text.matchAll(/(?:password|secret|token|api_key)\s*=\s*"(?!BEDLOE_)([^"$]+)"/gi)) {
      faults.push(`${file}: a secret is written in the file (${value.slice(0, 3)}…)`);
    }
  }
}
