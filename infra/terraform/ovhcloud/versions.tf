terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    ovh = {
      source  = "ovh/ovh"
      version = "2.19.1"
    }
    helm = {
      source  = "hashicorp/helm"
      version = "3.1.1"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "2.38.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }

  # Object Storage speaks the protocol of S3. The bucket and the key come from environments/<environment>.backend.hcl.
  backend "s3" {}
}

# The identity comes from the environment variables OVH_CLIENT_ID and OVH_CLIENT_SECRET.
provider "ovh" {
  endpoint = "ovh-eu"
}

provider "kubernetes" {
  host                   = ovh_cloud_project_kube.main.kubeconfig_attributes[0].host
  client_certificate     = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].client_certificate)
  client_key             = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].client_key)
  cluster_ca_certificate = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].cluster_ca_certificate)
}

provider "helm" {
  kubernetes = {
    host                   = ovh_cloud_project_kube.main.kubeconfig_attributes[0].host
    client_certificate     = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].client_certificate)
    client_key             = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].client_key)
    cluster_ca_certificate = base64decode(ovh_cloud_project_kube.main.kubeconfig_attributes[0].cluster_ca_certificate)
  }
}

locals {
  name = "bedloe-${var.environment}"
}
