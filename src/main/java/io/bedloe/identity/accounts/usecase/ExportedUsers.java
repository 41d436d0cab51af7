package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.UserListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets accounts be exported. */
@ApplicationScoped
class ExportedUsers implements ExportedList<UserView> {

  @Override
  public Permission permission() {
    return Permission.USERS_READ;
  }

  @Override
  public Listing<UserView> listing() {
    return UserListing.LISTING;
  }
}
