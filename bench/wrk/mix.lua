-- What a shop's day is made of: 60 % one product, 20 % a page of 20, 15 % an order, 5 % an order is confirmed.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")
local products, pages
local placed = {}

function init(arguments)
  seed()
  products = prepared_products()
  pages = prepared_pages()
end

local function confirm(order)
  local headers = with_request_id(bearer(any_token()))
  headers["Content-Type"] = "application/json"
  headers["Idempotency-Key"] = "confirm-" .. order
  return wrk.format("POST", "/api/v1/orders/" .. order .. "/transitions", headers, '{"to":"CONFIRMED"}')
end

function request()
  local choice = math.random(1, 100)
  if choice <= 5 and #placed > 0 then
    return confirm(table.remove(placed))
  elseif choice <= 20 then
    return place_order(any_token())
  elseif choice <= 40 then
    return pages[math.random(1, #pages)]
  end
  return products[math.random(1, #products)]
end

function response(status, headers, body)
  count_status(status, headers)
  count_accepted(status, headers)
  if status == 201 then
    table.insert(placed, string.match(headers["Location"], "([%x-]+)$"))
  end
end
