-- Sign-in with e-mail address and password. Each account comes from an address of its own, which the proxy in front of the server
-- would report: the delays after many attempts are for one account or one address.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")

function init(arguments)
  seed()
end

function request()
  local account = math.random(1, ACCOUNTS)
  return wrk.format("POST", "/api/v1/auth/login", {
    ["Content-Type"] = "application/json",
    ["X-Forwarded-For"] = string.format("10.1.%d.%d", math.floor(account / 250), account % 250 + 1),
  }, string.format('{"email":"bench-%d@bench.example","password":"%s"}', account, PASSWORD))
end

function response(status, headers, body)
  count_status(status, headers)
end
