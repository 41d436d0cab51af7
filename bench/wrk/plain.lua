-- GET of the address that the command names, without a token.
dofile(os.getenv("BENCH_WRK") .. "/common.lua")
wrk.headers["Accept"] = "application/json"
