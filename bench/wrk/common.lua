-- What all loads share: the data, random choice, and the report of a run as one line of JSON.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long micros; } bench_time; int gettimeofday(bench_time *, void *);")

dofile(os.getenv("BENCH_DATA"))

local threads = {}
local clock = ffi.new("bench_time")

-- Each thread has a Lua state of its own; its number makes its keys and its choices differ from those of the others.
function setup(thread)
  thread:set("number", #threads + 1)
  table.insert(threads, thread)
end

function seed()
  math.randomseed(now_micros() % 1e9 + number * 7919)
end

function now_micros()
  ffi.C.gettimeofday(clock, nil)
  return tonumber(clock.seconds) * 1e6 + tonumber(clock.micros)
end

function any_token()
  return TOKENS[math.random(1, #TOKENS)]
end

function bearer(token)
  return { ["Authorization"] = "Bearer " .. token }
end

-- One prepared request for each address; a script takes them at random.
function prepared_gets(paths)
  local requests = {}
  for i, path in ipairs(paths) do
    requests[i] = wrk.format("GET", path, bearer(TOKENS[i % #TOKENS + 1]))
  end
  return requests
end

function prepared_products()
  local paths = {}
  for i, id in ipairs(PRODUCTS) do
    paths[i] = "/api/v1/products/" .. id
  end
  return prepared_gets(paths)
end

function prepared_pages()
  local paths = { "/api/v1/products?limit=20" }
  for _, cursor in ipairs(CURSORS) do
    table.insert(paths, "/api/v1/products?limit=20&cursor=" .. cursor)
  end
  return prepared_gets(paths)
end

-- Responses by status, for loads that have their own response(): 503 without Retry-After is counted apart, because a client
-- does not know when to come back.
statuses = {}
without_retry_after = 0

function count_status(status, headers)
  statuses[status] = (statuses[status] or 0) + 1
  if status == 503 and not headers["Retry-After"] then
    without_retry_after = without_retry_after + 1
  end
end

-- The time of each accepted request, found by the id that the server returns.
accepted = {}
local sent_at = {}
local sent = 0

function with_request_id(headers)
  sent = sent + 1
  local id = "bench-" .. number .. "-" .. sent
  headers["X-Request-Id"] = id
  sent_at[id] = now_micros()
  return headers
end

function count_accepted(status, headers)
  local id = headers["X-Request-Id"]
  local start = id and sent_at[id]
  if start then
    sent_at[id] = nil
    if status < 300 then
      accepted[#accepted + 1] = now_micros() - start
    end
  end
end

-- A place of an order of three different products. The key is new for each request.
local run = tostring(os.time())

function place_order(token)
  local a, b, c = math.random(1, #PRODUCTS), math.random(1, #PRODUCTS), math.random(1, #PRODUCTS)
  while b == a do b = math.random(1, #PRODUCTS) end
  while c == a or c == b do c = math.random(1, #PRODUCTS) end
  local headers = with_request_id(bearer(token))
  headers["Content-Type"] = "application/json"
  headers["Idempotency-Key"] = run .. "-" .. math.random(1, 1e9) .. "-" .. number .. "-" .. sent
  return wrk.format("POST", "/api/v1/orders", headers, string.format(
    '{"currency":"EUR","lines":[{"productId":"%s","quantity":%d},{"productId":"%s","quantity":1},{"productId":"%s","quantity":2}]}',
    PRODUCTS[a], math.random(1, 3), PRODUCTS[b], PRODUCTS[c]))
end

local function percentile(sorted, share)
  return sorted[math.max(1, math.ceil(#sorted * share))] or 0
end

function done(summary, latency, requests)
  local by_status, retry, times = {}, 0, {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("statuses") or {}) do
      by_status[status] = (by_status[status] or 0) + count
    end
    retry = retry + (thread:get("without_retry_after") or 0)
    for _, time in ipairs(thread:get("accepted") or {}) do
      times[#times + 1] = time
    end
  end
  table.sort(times)
  local counted = {}
  for status, count in pairs(by_status) do
    table.insert(counted, string.format('"%d":%d', status, count))
  end
  io.write(string.format(
    'BENCH {"requests":%d,"micros":%d,"p50":%d,"p95":%d,"p99":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d,"status":%d,' ..
      '"statuses":{%s},"withoutRetryAfter":%d,"accepted":%d,"acceptedP50":%d,"acceptedP95":%d,"acceptedP99":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99),
    summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.timeout, summary.errors.status,
    table.concat(counted, ","), retry, #times, percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99)))
end
