package io.bedloe.platform.security;

/** The type of an attribute. */
public enum AttributeType {
  /** Text; ids and the names of states too. */
  TEXT,
  /** A number in main units, such as 19.99. */
  AMOUNT,
  /** A whole number. */
  COUNT,
  /** A moment. */
  TIME,
  /** true or false. */
  FLAG
}
