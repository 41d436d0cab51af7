-- Ids that grow with the time, as those of Bedloe do: the same in all statements of an order, another one in each order.
CREATE FUNCTION bench_id(run bigint, turn bigint, client bigint, part bigint) RETURNS uuid IMMUTABLE LANGUAGE sql RETURN
  (lpad(to_hex(run + turn), 12, '0') || '70008' || lpad(to_hex(client), 3, '0') || lpad(to_hex(part), 12, '0'))::uuid
