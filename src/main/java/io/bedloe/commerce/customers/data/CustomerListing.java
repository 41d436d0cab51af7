package io.bedloe.commerce.customers.data;

import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of customers: its fields, filters and sorts. */
public final class CustomerListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      c.id, c.external_reference, c.name, c.email, c.country, c.address_lines, c.address_city,
      c.address_region, c.address_postal_code, c.account_id, c.created_at, c.updated_at,
      c.archived_at, c.version""";

  /**
   * Selects one of the customers that a {@link Condition} allows; the caller appends the condition.
   */
  public static final String BY_ID =
      "SELECT " + COLUMNS + " FROM customers c WHERE c.id = ? AND c.deleted_at IS NULL AND ";

  /** Selects the customers of several ids that are not removed. */
  public static final String BY_IDS =
      "SELECT " + COLUMNS + " FROM customers c WHERE c.id = ANY (?) AND c.deleted_at IS NULL";

  /** Selects the customers for whom orders are placed; a condition follows. */
  public static final String LIVING =
      """
      SELECT c.id, c.name, c.email, c.country, c.address_lines, c.address_city, c.address_region,
        c.address_postal_code, c.archived_at IS NOT NULL AS archived
      FROM customers c WHERE c.deleted_at IS NULL AND\s""";

  /** Selects the ids of those among several customers that meet a condition, which follows. */
  public static final String IDS_AMONG = "SELECT c.id FROM customers c WHERE c.id = ANY (?) AND ";

  public static final Listing<CustomerView> LISTING =
      Listing.of("customers", CustomerView.class)
          .select(COLUMNS)
          .from("customers c")
          .id("c.id")
          .where("c.deleted_at IS NULL")
          .unlessFiltered("archived", "c.archived_at IS NULL")
          .fields(
              Field.filterable("id", FieldType.ID, "c.id"),
              Field.filterable("externalReference", FieldType.TEXT, "c.external_reference"),
              Field.sortable("name", FieldType.TEXT, "c.name"),
              Field.filterable("email", FieldType.CASELESS, "lower(c.email)"),
              Field.filterable("country", FieldType.TEXT, "c.country"),
              Field.filterable("accountId", FieldType.ID, "c.account_id"),
              Field.filterable("archived", FieldType.FLAG, "(c.archived_at IS NOT NULL)"),
              Field.sortable("createdAt", FieldType.TIME, "c.created_at"),
              Field.sortable("updatedAt", FieldType.TIME, "c.updated_at"))
          .order("-createdAt")
          .read(CustomerListing::view);

  @Override
  public Listing<CustomerView> listing() {
    return LISTING;
  }

  /**
   * Returns the condition for the customers that a caller may see: the one of their own account, or
   * all.
   */
  public static Condition visibleTo(Caller caller) {
    return caller.may(Permission.CUSTOMERS_ALL)
        ? Condition.of("TRUE")
        : Condition.of("c.account_id = ?", caller.id());
  }

  public static Versioned<CustomerView> versioned(Row row) {
    return new Versioned<>(view(row), row.number("version"));
  }

  private static CustomerView view(Row row) {
    return new CustomerView(
        row.id("id", CustomerId::new),
        row.textOrNull("external_reference"),
        row.text("name"),
        row.textOrNull("email"),
        row.textOrNull("country"),
        Address.stored(
            row.textOrNull("address_lines"),
            row.textOrNull("address_city"),
            row.textOrNull("address_region"),
            row.textOrNull("address_postal_code")),
        row.idOrNull("account_id", AccountId::new),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantOrNull("archived_at"));
  }
}
