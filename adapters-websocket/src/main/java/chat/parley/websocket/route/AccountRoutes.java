package chat.parley.websocket.route;

import static chat.parley.websocket.route.Access.ANYONE;
import static chat.parley.websocket.route.Access.SIGNED_IN;

import chat.parley.application.account.LogIn;
import chat.parley.application.account.Reconnect;
import chat.parley.application.account.Register;
import chat.parley.application.account.RenameUser;
import chat.parley.application.account.SearchUsers;
import chat.parley.websocket.json.AccountJson;
import chat.parley.websocket.limit.Guards;
import java.util.List;

/** Accounts: getting one, getting in, finding others. */
public record AccountRoutes(
    Register register,
    LogIn logIn,
    Reconnect reconnect,
    RenameUser renameUser,
    SearchUsers searchUsers,
    SignIn signIn,
    Guards guards)
    implements RouteModule {

  @Override
  public List<Route<?, ?, ?>> routes() {
    return List.of(
        Route.quick("register", ANYONE, AccountJson::readRegister, register, AccountJson::write)
            .hashing()
            .guardedBy(guards.register())
            .then(signIn),
        Route.quick("login", ANYONE, AccountJson::readLogIn, logIn, AccountJson::write)
            .hashing()
            .guardedBy(guards.logIn())
            .then(signIn),
        Route.quick("reconnect", ANYONE, AccountJson::readToken, reconnect, AccountJson::write)
            .then(signIn),
        Route.quick(
                "update_profile",
                SIGNED_IN,
                AccountJson::readUsername,
                renameUser,
                AccountJson::write)
            .guardedBy(guards.message())
            .replyAs("profile_updated"),
        Route.slow(
                "search_user",
                SIGNED_IN,
                fields -> fields.string("query"),
                searchUsers,
                AccountJson::writeMatches)
            .replyAs("search_result"));
  }
}
