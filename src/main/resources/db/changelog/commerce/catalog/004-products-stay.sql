--liquibase formatted sql logicalFilePath:db/changelog/catalog/004-products-stay.sql

--changeset bedloe:catalog-006-products-are-not-deleted splitStatements:false
--comment The application archives products and deletes none. Order lines and the ledger name products without a foreign key (ADR 103); this trigger keeps those names valid.
CREATE FUNCTION refuse_product_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'products are archived and never deleted: order lines name them, and the stock ledger is append-only'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER products_are_not_deleted BEFORE DELETE OR TRUNCATE ON products
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_product_deletion();
--rollback DROP TRIGGER products_are_not_deleted ON products; DROP FUNCTION refuse_product_deletion();
