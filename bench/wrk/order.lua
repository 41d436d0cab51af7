-- An order of three lines, each with a key of its own.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")

function init(arguments)
  seed()
end

function request()
  return place_order(any_token())
end

function response(status, headers, body)
  count_status(status, headers)
  count_accepted(status, headers)
end
