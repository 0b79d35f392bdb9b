package chat.parley.application.account;

import chat.parley.application.SignedIn;
import chat.parley.application.UseCase;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserRepository;
import chat.parley.domain.user.Username;
import java.util.List;

/** Finds people by handle, or by how their name begins; the best match first, at most 20. */
public final class SearchUsers implements UseCase<SignedIn, String, List<User>> {
  private static final int MOST = 20;

  private final UserRepository users;

  public SearchUsers(UserRepository users) {
    this.users = users;
  }

  @Override
  public List<User> handle(SignedIn caller, String query) {
    String text = query.strip();
    if (text.isEmpty()) {
      throw new Rejection.Invalid("query", "Enter a name or a handle.").rejected();
    }
    return text.indexOf('#') >= 0 ? byHandle(text) : users.startingWith(Username.keyOf(text), MOST);
  }

  private List<User> byHandle(String text) {
    try {
      return users.find(Handle.of(text)).map(List::of).orElse(List.of());
    } catch (Rejected _) {
      return List.of(); // what is no handle is nobody's handle
    }
  }
}
