-- GET of a page of 20 products.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")
local requests

function init(arguments)
  seed()
  requests = prepared_pages()
end

function request()
  return requests[math.random(1, #requests)]
end
