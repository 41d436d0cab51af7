package io.bedloe.it;

import org.junit.jupiter.api.Test;

@IntegrationTest
class DemoAccountsIT {
  private static final String PRODUCTS = "/products";

  @Test
  void allThreeSignInAndRead() {
    As.admin().get(PRODUCTS).then().statusCode(200);
    As.manager().get(PRODUCTS).then().statusCode(200);
    As.user().get(PRODUCTS).then().statusCode(200);
  }

  @Test
  void withoutAnAccountNothingIsRead() {
    As.nobody().get(PRODUCTS).then().statusCode(401);
  }
}
