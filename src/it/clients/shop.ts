// Uses the generated types without a cast: it signs in, lists with filters, places an order, moves it, and reads a
// problem of the type insufficient-stock. Each step prints one line, which GeneratedClientsST compares.
import createClient from "openapi-fetch";
import type { paths } from "./bedloe.js";

export async function shop(baseUrl: string, email: string, password: string, sku: string): Promise<string[]> {
  const api = createClient<paths>({
    baseUrl,
    querySerializer: { array: { style: "form", explode: false } },
  });

  const login = await api.POST("/api/v1/auth/login", { body: { email, password } });
  if (!login.data) throw new Error(login.error.detail);
  const headers = { Authorization: `Bearer ${login.data.accessToken}` };
  const said = [`signed in as ${login.data.user.email}`];

  const list = await api.GET("/api/v1/products", {
    headers,
    params: {
      query: {
        sku: { eq: sku },
        price: { gte: 10, lte: 20 },
        createdAt: { gte: "2020-01-01T00:00:00+01:00" },
        sort: ["-price", "name"],
        fields: ["id", "sku", "price"],
        total: true,
      },
    },
  });
  if (!list.data) throw new Error(list.error.detail);
  const price: string | undefined = list.data.items[0]?.price?.amount;
  said.push(`listed ${list.data.page.total} at ${price}`);

  const none = await api.GET("/api/v1/products", { headers, params: { query: { sku: { eq: sku }, price: { gt: 20 } } } });
  said.push(`listed ${none.data?.items.length} above 20`);

  const order = { currency: "GBP", lines: [{ sku, quantity: 3 }] };
  const placed = await api.POST("/api/v1/orders", { headers, body: order });
  if (!placed.data) throw new Error(placed.error.detail);
  said.push(`placed ${placed.data.status} ${placed.data.totals.net.amount}`);

  const moved = await api.POST("/api/v1/orders/{id}/transitions", {
    headers,
    params: { path: { id: placed.data.id } },
    body: { to: "CONFIRMED" },
  });
  said.push(`moved ${moved.data?.status}`);

  const refused = await api.POST("/api/v1/orders", { headers, body: order });
  if (refused.error?.type === "/problems/insufficient-stock") {
    const short = refused.error.short?.[0];
    said.push(`short ${short?.sku} ${short?.requested} ${short?.available}`);
  }

  const out = await api.POST("/api/v1/auth/logout", { headers });
  said.push(`signed out ${out.response.status}`);
  return said;
}
