package chat.parley.websocket.route;

import static chat.parley.websocket.route.Access.SIGNED_IN;

import chat.parley.application.group.CreateGroup;
import chat.parley.application.group.GetGroup;
import chat.parley.application.group.JoinGroup;
import chat.parley.application.group.ModerateMember;
import chat.parley.websocket.json.GroupJson;
import chat.parley.websocket.limit.Guards;
import java.util.List;

/** Groups: making, entering, showing and moderating them. */
public record GroupRoutes(
    CreateGroup createGroup,
    JoinGroup joinGroup,
    GetGroup getGroup,
    ModerateMember moderateMember,
    Guards guards)
    implements RouteModule {

  @Override
  public List<Route<?, ?, ?>> routes() {
    return List.of(
        Route.quick("create_group", SIGNED_IN, GroupJson::readName, createGroup, GroupJson::write)
            .guardedBy(guards.message()),
        Route.quick("join_group", SIGNED_IN, GroupJson::readInvite, joinGroup, GroupJson::write)
            .guardedBy(guards.invite()),
        Route.quick("get_group", SIGNED_IN, GroupJson::readId, getGroup, GroupJson::write),
        Route.quick(
                "admin_action", SIGNED_IN, GroupJson::readModeration, moderateMember, Empty::write)
            .guardedBy(guards.message()));
  }
}
