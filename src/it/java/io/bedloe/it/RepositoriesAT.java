package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.data.Products;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.TransactionSession;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Generated repositories use one session for each transaction. */
@InContainerTest
class RepositoriesAT {

  @Inject Products products;
  @Inject Orders orders;
  @Inject TransactionSession sessions;
  @Inject UserTransaction transaction;
  @Inject Ids ids;

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(RepositoriesAT.class);
  }

  @Test
  void aRepositoryIsRefusedOutsideOfATransaction() {
    assertThatThrownBy(() -> products.byId(ids.next()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside of a transaction");
  }

  @Test
  void allRepositoriesOfATransactionShareItsSessionAndItEndsWithTheTransaction() throws Exception {
    var current = sessions.ofCurrentTransaction();
    var opened = Collections.<SharedSessionContract>newSetFromMap(new IdentityHashMap<>());

    transaction.begin();
    opened.add(underlying(current));
    assertThat(products.byId(ids.next())).isEmpty();
    assertThat(orders.byId(ids.next())).isEmpty();
    opened.add(underlying(current));
    transaction.commit();

    assertThat(opened).hasSize(1).noneMatch(SharedSessionContract::isOpen);
  }

  @Test
  void theSessionOfATransactionIsNotUsedByTheNextOne() throws Exception {
    var current = sessions.ofCurrentTransaction();
    Set<SharedSessionContract> opened = Collections.newSetFromMap(new IdentityHashMap<>());

    for (int i = 0; i < 2; i++) {
      transaction.begin();
      opened.add(underlying(current));
      transaction.rollback();
    }

    assertThat(opened).hasSize(2).noneMatch(SharedSessionContract::isOpen);
  }

  /** The proxy passes the call on, so that the answer comes from the session behind it. */
  private static SharedSessionContract underlying(StatelessSession current) {
    return current
        .createNativeQuery("SELECT 1", Integer.class)
        .unwrap(org.hibernate.query.spi.QueryImplementor.class)
        .getSession();
  }
}
