{{- define "bedloe.name" -}}
{{- if contains "bedloe" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-bedloe" .Release.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "bedloe.selector" -}}
app.kubernetes.io/name: bedloe
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "bedloe.labels" -}}
{{ include "bedloe.selector" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Values.image.tag | default "digest" | quote }}
{{- end }}

{{- define "bedloe.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ required "image.tag or image.digest names the version of Bedloe; set one of them" .Values.image.tag }}
{{- end }}
{{- end }}

{{- define "bedloe.secretName" -}}
{{ .Values.secrets.name | default (include "bedloe.name" .) }}
{{- end }}

{{- define "bedloe.ownerSecretName" -}}
{{ .Values.secrets.ownerName | default (printf "%s-owner" (include "bedloe.name" .)) }}
{{- end }}

{{/* The keys of the Secret of the servers */}}
{{- define "bedloe.secretKeys" -}}
BEDLOE_SECRET,BEDLOE_DB_PASSWORD,BEDLOE_METRICS_TOKEN,BEDLOE_AUTH_FIRST_ADMIN_SECRET
{{- if .Values.redis.enabled }},BEDLOE_REDIS_URL{{ end }}
{{- if .Values.broker.user }},BEDLOE_JMS_PASSWORD{{ end }}
{{- if .Values.mail.user }},BEDLOE_MAIL_PASSWORD{{ end }}
{{- range .Values.secrets.extraKeys }},{{ . }}{{ end }}
{{- end }}

{{- define "bedloe.secretVariables" -}}
{{- range splitList "," (include "bedloe.secretKeys" .) }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ include "bedloe.secretName" $ }}
      key: {{ . }}
{{- end }}
{{- end }}

{{/* The JVM puts these options after those of the image; the health check of the image is not used here. */}}
{{- define "bedloe.jvmVariables" -}}
{{- if .Values.jvmOptions }}
- name: _JAVA_OPTIONS
  value: {{ .Values.jvmOptions | quote }}
{{- end }}
{{- end }}

{{- define "bedloe.ownerVariables" -}}
- name: BEDLOE_DB_MIGRATION_USER
  value: {{ .Values.database.owner | quote }}
- name: BEDLOE_DB_MIGRATION_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "bedloe.ownerSecretName" . }}
      key: BEDLOE_DB_MIGRATION_PASSWORD
{{- end }}

{{/* The settings that are no secrets, as YAML */}}
{{- define "bedloe.settings" -}}
{{- $database := .Values.database }}
{{- $ca := ternary "&sslrootcert=/etc/bedloe/database/ca.crt" "" (ne $database.caSecret "") }}
{{- $all := dict
      "BEDLOE_PROFILE" .Values.profile
      "BEDLOE_PUBLIC_URL" (printf "https://%s" .Values.host)
      "BEDLOE_HTTP_PORT" "9080"
      "BEDLOE_HTTP_TRUSTED_PROXIES" (join "," .Values.trustedProxies)
      "BEDLOE_DB_URL" (printf "jdbc:postgresql://%s:%d/%s?sslmode=%s%s" $database.host (int $database.port) $database.name $database.sslMode $ca)
      "BEDLOE_DB_USER" $database.user
      "BEDLOE_DB_POOL_MAX" (toString $database.poolMax)
      "BEDLOE_JMS_URL" .Values.broker.url
      "BEDLOE_JMS_USER" .Values.broker.user
      "BEDLOE_MAIL_HOST" .Values.mail.host
      "BEDLOE_MAIL_USER" .Values.mail.user
      "BEDLOE_MAIL_FROM" .Values.mail.from }}
{{- range $name, $value := merge (deepCopy .Values.settings) $all }}
{{- if ne (toString $value) "" }}
{{ $name }}: {{ $value | toString | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* The restricted Pod Security Standard; the user is that of the image */}}
{{- define "bedloe.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "bedloe.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* The server writes to these folders alone. */}}
{{- define "bedloe.mounts" -}}
- { name: output, mountPath: /output }
- { name: tmp, mountPath: /tmp }
{{- if .Values.database.caSecret }}
- { name: database-ca, mountPath: /etc/bedloe/database, readOnly: true }
{{- end }}
{{- end }}

{{- define "bedloe.volumes" -}}
- name: output
  emptyDir: { sizeLimit: 512Mi }
- name: tmp
  emptyDir: { sizeLimit: 3Gi }
{{- if .Values.database.caSecret }}
- name: database-ca
  secret: { secretName: {{ .Values.database.caSecret }}, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- end }}

{{/* How psql and pg_dump reach the database, as its owner */}}
{{- define "bedloe.psqlVariables" -}}
- { name: PGHOST, value: {{ .Values.database.host | quote }} }
- { name: PGPORT, value: {{ .Values.database.port | quote }} }
- { name: PGDATABASE, value: {{ .Values.database.name | quote }} }
- { name: PGUSER, value: {{ .Values.database.owner | quote }} }
- { name: PGSSLMODE, value: {{ .Values.database.sslMode | quote }} }
- { name: PGCONNECT_TIMEOUT, value: "10" }
{{- if .Values.database.caSecret }}
- { name: PGSSLROOTCERT, value: /etc/bedloe/database/ca.crt }
{{- end }}
- name: PGPASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "bedloe.ownerSecretName" . }}
      key: BEDLOE_DB_MIGRATION_PASSWORD
{{- end }}
