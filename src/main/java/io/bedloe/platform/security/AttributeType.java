package io.bedloe.platform.security;

/** The type of an attribute. */
public enum AttributeType {
  /** The value is text; ids and the names of states are text too. */
  TEXT,
  /** The value is a decimal number in main units, such as 19.99. */
  AMOUNT,
  /** The value is a whole number. */
  COUNT,
  /** The value is a time. */
  TIME,
  /** The value is true or false. */
  FLAG
}
