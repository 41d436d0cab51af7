# OVHcloud has no store of logs that belongs to a project: Logs Data Platform is ordered apart. `kubectl logs` shows what the nodes have.
locals {
  log_location = "kubectl --namespace bedloe logs deployment/bedloe"
}
