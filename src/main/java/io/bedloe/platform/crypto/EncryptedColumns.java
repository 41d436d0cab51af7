package io.bedloe.platform.crypto;

import java.util.List;

/** Names the columns that a feature keeps encrypted. */
public interface EncryptedColumns {

  List<EncryptedColumn> encryptedColumns();
}
