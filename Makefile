# Bedloe: `make` lists what there is. Each target is one or two plain commands; nothing is hidden here that CI needs to know.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# Warnings, test summaries and the names of the steps; QUIET= on the command line shows all that Maven has to say
QUIET := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
	-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info \
	-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.failsafe=info
STEPS := -Dorg.slf4j.simpleLogger.log.org.apache.maven.cli=info
MVN := mvn -B -ntp $(QUIET)

# Tests of one kind: the others are skipped, and so are the gates that judge the whole
ONE_KIND := -Dspotless.check.skip=true -Dmdep.analyze.skip=true -Dcoverage.gate.skip=true
NOT_UNIT := -Dunit.skip=true
NOT_INTEGRATION := -Dintegration.skip=true -Dcontainer.skip=true
NOT_SYSTEM := -Dsystem.skip=true

# The same JVM that Maven takes
JAVA := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
LAUNCH = exec "$(JAVA)" -cp "target/test-classes:target/classes:$$(cat target/test.classpath)"

BUILT := target/.built
# Folders too, so that a removed file counts as a change
SOURCES := $(shell find pom.xml .mvn liberty src bench/java -name node_modules -prune -o -print 2>/dev/null)

##@ Every day

.PHONY: help
help: ## What `make` can do
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(BUILT) ## Build and run everything on http://localhost:9080 (Ctrl-C stops it all)
	@$(LAUNCH) io.bedloe.dev.Run

.PHONY: dev
dev: $(BUILT) ## The same with Liberty's dev mode: a saved class is live
	@$(LAUNCH) io.bedloe.dev.Dev

.PHONY: t
t: tools ## One test in seconds, without the static checks: make t T=MoneyTest
	@scripts/t "$(T)"

.PHONY: t-stop
t-stop: ## End the server and the database that make t keeps between runs
	@rm -f target/t/server.port

.PHONY: feature
feature: ## Create the skeleton of a feature under commerce: make feature NAME=suppliers
	@scripts/new-feature "$(NAME)"

.PHONY: test
test: tools ## All tests: unit, integration, system
	@$(MVN) verify $(ONE_KIND)

.PHONY: test-unit
test-unit: tools ## Fast tests: no server, no network; the architecture rules
	@$(MVN) test $(ONE_KIND)

.PHONY: test-integration
test-integration: tools ## Tests against one running server, and inside it
	@$(MVN) verify $(ONE_KIND) $(NOT_UNIT) $(NOT_SYSTEM)

.PHONY: test-system
test-system: tools ## Tests with several servers, kills and restarts
	@$(MVN) verify $(ONE_KIND) $(NOT_UNIT) $(NOT_INTEGRATION)

.PHONY: test-keycloak
test-keycloak: tools ## Sign-in, tokens and logout against a real Keycloak (downloads 180 MB, once)
	@$(MVN) verify -Pkeycloak $(ONE_KIND) $(NOT_UNIT) $(NOT_INTEGRATION) -Dit.test=KeycloakST

# Ubuntu 24.04 forbids namespaces of users, which docker/run.sh needs without root, until this setting is 0; the next start of the
# machine brings it back. In a container it may be read-only, where root does not need it
USERNS := kernel.apparmor_restrict_unprivileged_userns

.PHONY: test-tools
test-tools: ## Install HAProxy and psql, which system tests need, on Debian or Ubuntu
	@as_root() { if [[ $$EUID == 0 ]]; then "$$@"; else sudo "$$@"; fi; }; \
		as_root apt-get update --quiet=2; \
		as_root apt-get install --yes --quiet=2 --no-install-recommends haproxy postgresql-client; \
		[[ "$$(sysctl -n $(USERNS) 2>/dev/null || true)" != 1 ]] || as_root sysctl -w $(USERNS)=0 || \
			echo "Bedloe: $(USERNS) stays 1, so that make image-check needs root." >&2

##@ Before you push

.PHONY: verify
verify: tools ## Every gate and every test: exactly what CI runs; needs Node 20, npm, Python 3, HAProxy and psql too
	@scripts/check-tools verify
	@scripts/verified begin
	@scripts/infra/check
	@scripts/pipelines/check
	@scripts/timed $(MVN) $(STEPS) verify -Pclients
	@scripts/verified end

.PHONY: fmt
fmt: tools ## Format all files
	@$(MVN) spotless:apply

.PHONY: lint
lint: tools ## Every static gate, no tests: format, lock file, compiler, dependencies, licences
	@$(MVN) $(STEPS) prepare-package -DskipTests=true

# In a folder of its own: what was compiled without -Werror must never count as checked
.PHONY: warnings
warnings: tools ## All that the compiler and Error Prone have to say, where the build stops at the first file
	@rm -rf target/warnings
	@$(MVN) test-compile -Pquick -Dbuild.folder="$(CURDIR)/target/warnings" -Dlint.strictness=-g || true
	@rm -rf target/warnings

.PHONY: infra-check
infra-check: ## Check the templates of clouds under infra/, and that the checks find faults; needs Node 20 and npm
	@scripts/infra/check

.PHONY: pipelines-check
pipelines-check: ## Check the workflows of GitHub and GitLab CI, and that the check finds faults; needs Node 20 and npm
	@scripts/pipelines/check

.PHONY: coverage
coverage: tools ## All tests, then how many lines they reach (target/site/jacoco/index.html)
	@$(MVN) verify $(ONE_KIND)
	@$(MAKE) --no-print-directory coverage-summary

.PHONY: coverage-summary
coverage-summary: ## How many lines the tests of the last make verify or make coverage reached
	@test -f target/site/jacoco/jacoco.csv || { echo "No coverage was measured yet; make coverage does it." >&2; exit 1; }
	@awk -F, 'NR > 1 { missed[$$2] += $$8; covered[$$2] += $$9; m += $$8; c += $$9 } \
		END { for (p in covered) printf "%6.1f %%  %s\n", 100 * covered[p] / (covered[p] + missed[p] + 1e-9), p | "sort -k3"; \
			close("sort -k3"); printf "%6.1f %%  of all %d lines\n", 100 * c / (c + m + 1e-9), c + m }' target/site/jacoco/jacoco.csv

##@ Releases

.PHONY: package
package: $(BUILT) ## Write the WAR and the server that runs without Maven and sources to target/package
	@rm -rf target/package && mkdir -p target/package
	@cp target/bedloe.war "target/package/bedloe-$$(scripts/project-version).war"
	@scripts/package-server
	@$(MAKE) --no-print-directory sbom

ENGINE ?= docker
IMAGE_TAG ?= bedloe:$(shell scripts/project-version)

.PHONY: image
image: package ## Build the image with a container engine: make image ENGINE=podman
	@$(ENGINE) build --file docker/Containerfile --tag "$(IMAGE_TAG)" \
		--build-arg VERSION="$$(scripts/project-version)" --build-arg REVISION="$$(git rev-parse HEAD)" .

.PHONY: image-push
image-push: ## Push that image, signed in by REGISTRY, REGISTRY_USER and REGISTRY_PASSWORD: make image-push IMAGE_TAG=registry.example/bedloe:v1
	@[[ -z "$${REGISTRY_PASSWORD:-}" ]] || $(ENGINE) login --username "$$REGISTRY_USER" --password-stdin "$$REGISTRY" <<<"$$REGISTRY_PASSWORD"
	@$(ENGINE) push "$(IMAGE_TAG)"

.PHONY: reproducible-check
reproducible-check: ## Build the WAR and the package twice, in two folders, and compare their bytes; takes five minutes
	@scripts/reproducible-check

.PHONY: image-check
image-check: tools ## Build the root file system of the image without a container engine, and test it as a container (Linux)
	@$(MVN) verify $(ONE_KIND) $(NOT_UNIT) $(NOT_INTEGRATION) -Dit.test=ImageST

# The shell expands these variables and make does not: a tag is text of somebody else, and make would run a $(shell ...) in it

.PHONY: release
release: tools ## Verify this commit, move the changelog's section, set the version, commit and tag: make release VERSION=1.2.0
	@scripts/release cut "$${VERSION:-}"

.PHONY: release-check
release-check: ## Whether a tag is the version of this commit, and the commit is on main: make release-check TAG=v1.2.0
	@scripts/release check "$${TAG:-}"

.PHONY: release-notes
release-notes: ## Print the changelog's section of a release: make release-notes VERSION=1.2.0
	@scripts/release notes "$${VERSION:-}"

.PHONY: smoke
smoke: ## Whether a deployed server works: SMOKE_EMAIL=... SMOKE_PASSWORD=... make smoke URL=https://shop.example.com
	@scripts/smoke "$${URL:-}"

# The licences are judged by `make lint` too. Without a package the server is left out
.PHONY: sbom
sbom: $(BUILT) ## Write the components (CycloneDX) and licences of the WAR, and of the package of the server, to target/sbom
	@$(MVN) cyclonedx:makeBom@sbom license:add-third-party@licences
	@if ls target/package/bedloe-server-*.tar.gz >/dev/null 2>&1; then \
		$(LAUNCH) io.bedloe.dev.BillOfMaterials target/package/bedloe-server-*.tar.gz target/sbom/bedloe-war.cdx.json \
			target/sbom/bedloe-server.cdx.json; \
	fi

.PHONY: deploy
deploy: ## Bring a version to Kubernetes and take it back when it fails: make deploy ENVIRONMENT=staging VERSION=v1.2.0 (docs/operations/ci.md)
	@scripts/deploy

# Test methods; a parameterised one counts once. Rules of tests, documents and scripts are no rules of Bedloe
TEST_METHOD := ^ *@(Test|ParameterizedTest|RepeatedTest|Property)\>
LAYERS := kernel platform identity commerce

.PHONY: count-tests
count-tests: ## How many tests of rules run without a server
	@unit=$$(grep -rhE '$(TEST_METHOD)' $(LAYERS:%=src/test/java/io/bedloe/%) | wc -l); \
		server=$$(grep -rhE --include='*IT.java' '$(TEST_METHOD)' src/it | wc -l); \
		echo "$$unit unit tests, $$server integration tests: $$((100 * unit / (unit + server))) % run without a server"

# In a folder of its own, as benchmarks: mutants are no tests, and no other build sees them
.PHONY: mutation
mutation: tools ## Change the code in thousands of places and see which the unit tests notice (bench/README.md)
	@$(MVN) test-compile org.pitest:pitest-maven:mutationCoverage -Pquick,mutation -Dbuild.folder="$(CURDIR)/target/mutation"

.PHONY: hooks
hooks: ## Have git check what you commit (scripts/hooks)
	@git config core.hooksPath scripts/hooks
	@echo "git now runs scripts/hooks/pre-commit before each commit."

.PHONY: lock
lock: tools ## Write dependencies-lock.json anew after a change of dependencies or plugins
	@$(MVN) dependency-lock:lock

.PHONY: docs
docs: $(BUILT) ## Generate docs/reference anew
	@$(LAUNCH) io.bedloe.docs.GenerateDocs

# LOADS, CONNECTIONS, EACH (seconds), ROUNDS, WARM (seconds at most) and BASE (the Liberty installation of another build) choose less or more
.PHONY: bench
bench: $(BUILT) ## Measure throughput and latency beside their limits (bench/README.md); takes ten minutes, needs wrk and pgbench
	@$(LAUNCH) io.bedloe.bench.Bench "loads=$(LOADS)" "connections=$(CONNECTIONS)" "seconds=$(EACH)" "rounds=$(ROUNDS)" \
		"warm=$(WARM)" "base=$(BASE)"

.PHONY: bench-tools
bench-tools: ## Install wrk and pgbench, which make bench needs, on Debian or Ubuntu
	@as_root() { if [[ $$EUID == 0 ]]; then "$$@"; else sudo "$$@"; fi; }; \
		as_root apt-get update --quiet=2 && as_root apt-get install --yes --quiet=2 --no-install-recommends wrk postgresql-contrib

# The profiler is no dependency of the product: the profile `bench` of pom.xml alone has it
.PHONY: profile
profile: $(BUILT) ## A flame graph of the server under a load: make profile LOAD=get (or page, order, sign-in, mix); needs wrk
	@$(MVN) dependency:build-classpath@launcher-classpath -Pquick,bench -Dbuild.folder="$(CURDIR)/$(BENCH)"
	@exec "$(JAVA)" -cp "target/test-classes:target/classes:$$(cat $(BENCH)/test.classpath)" io.bedloe.bench.Profile "$(LOAD)"

# In a folder of its own: benchmarks are no tests, and no other build sees them
BENCH := target/bench

.PHONY: bench-policies
bench-policies: tools ## Measure decisions under 1,000 policies (bench/README.md); takes two minutes
	@$(MVN) process-test-classes -Pquick,bench -Dbuild.folder="$(CURDIR)/$(BENCH)"
	@"$(JAVA)" -cp "$(BENCH)/test-classes:$(BENCH)/classes:$$(cat $(BENCH)/test.classpath)" org.openjdk.jmh.Main PolicyDecision

# SCALE=1 is a million products and a million orders: some fifteen minutes and 7 GB in target/it, which `make clean` frees
SCALE := 1

.PHONY: bench-growth
bench-growth: $(BUILT) ## Measure lists, look-ups, reports and imports with a million orders: make bench-growth SCALE=0.05
	@$(LAUNCH) io.bedloe.bench.growth.Growth "$(SCALE)"

CLIENTS := 1000
PROTOCOL := sse

.PHONY: bench-live
bench-live: $(BUILT) ## Measure how soon events reach open connections: make bench-live CLIENTS=1000; takes two minutes
	@$(LAUNCH) io.bedloe.bench.LiveDelivery "$(CLIENTS)" "$(PROTOCOL)"

JOBS := 50000

.PHONY: bench-jobs
bench-jobs: $(BUILT) ## Measure how many background jobs run in a second, beside pgbench: make bench-jobs JOBS=50000; takes two minutes
	@$(LAUNCH) io.bedloe.bench.JobThroughput "$(JOBS)"

# BASE is the Liberty installation (target/liberty/wlp) of another build of Bedloe
.PHONY: bench-imports
bench-imports: $(BUILT) ## Measure imports, or compare them with another build: make bench-imports BASE=.../target/liberty/wlp
	@$(LAUNCH) io.bedloe.it.ImportSpeed "$(BASE)"

# BASE is the Liberty installation (target/liberty/wlp) of another build of Bedloe
.PHONY: bench-start
bench-start: $(BUILT) ## Measure starts on a current schema, beside another build: make bench-start BASE=.../target/liberty/wlp
	@$(LAUNCH) io.bedloe.dev.StartSpeed "$(BASE)"

# With the Java that will run the server: the archive fits no other version
.PHONY: start-cache
start-cache: $(BUILT) ## Record the classes of a start in target/liberty/wlp, so that starts with the same Java are faster
	@$(LAUNCH) io.bedloe.dev.StartCache

# BASE is the Liberty installation (target/liberty/wlp) of the version before
.PHONY: upgrade-check
upgrade-check: $(BUILT) ## The version before and this one serve side by side: make upgrade-check BASE=.../target/liberty/wlp; needs HAProxy
	@$(LAUNCH) io.bedloe.it.UpgradeCheck "$(BASE)"

MINUTES := 60

.PHONY: soak
soak: $(BUILT) ## Place orders for a long time and see whether the server goes on growing: make soak MINUTES=60 (Linux)
	@$(LAUNCH) io.bedloe.it.Soak "$(MINUTES)"

##@ Data

.PHONY: migrate
migrate: $(BUILT) ## Bring the database's schema up to date
	@$(LAUNCH) io.bedloe.dev.Migrate up

.PHONY: rollback
rollback: $(BUILT) ## Take back the last N changes of the schema: make rollback N=1
	@$(LAUNCH) io.bedloe.dev.Migrate rollback "$(or $(N),1)"

.PHONY: backup
backup: $(BUILT) ## Write all rows of the database to a file while servers work: make backup FILE=bedloe.backup
	@$(LAUNCH) io.bedloe.dev.Backup "$(FILE)"

.PHONY: restore
restore: $(BUILT) ## Create the schema in an empty database and load a backup: make restore FILE=bedloe.backup
	@$(LAUNCH) io.bedloe.dev.Restore "$(FILE)"

.PHONY: import
import: $(BUILT) ## Import a retailer's invoices into the running server: make import FILE=orders.csv
	@test -n "$(FILE)" || { echo "Name the file to import: make import FILE=orders.csv" >&2; exit 1; }
	@$(LAUNCH) io.bedloe.dev.Import "$(FILE)"

.PHONY: reset
reset: $(BUILT) ## Forget the data of make run (.bedloe/)
	@$(LAUNCH) io.bedloe.dev.Reset

.PHONY: clean
clean: ## Remove what was built (target/), not the data
	@rm -rf target

# The WAR, the server and the launchers, when something that they are made of has changed. Compiled under the same checks as in
# `make verify`; tests, format and the other gates are left out.
$(BUILT): $(SOURCES) | tools
	@echo "Building Bedloe ..."
	@$(MVN) package -Pquick
	@touch $@

.PHONY: tools
tools:
	@scripts/check-tools
	@scripts/remove-stale-classes
