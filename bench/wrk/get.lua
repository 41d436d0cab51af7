-- GET of one product.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")
local requests

function init(arguments)
  seed()
  requests = prepared_products()
end

function request()
  return requests[math.random(1, #requests)]
end
