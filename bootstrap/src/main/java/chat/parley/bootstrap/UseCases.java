package chat.parley.bootstrap;

import chat.parley.application.account.AccountLookup;
import chat.parley.application.account.AccountPolicy;
import chat.parley.application.account.Handles;
import chat.parley.application.account.LogIn;
import chat.parley.application.account.OpenSession;
import chat.parley.application.account.Reconnect;
import chat.parley.application.account.Register;
import chat.parley.application.account.RenameUser;
import chat.parley.application.account.SearchUsers;
import chat.parley.application.contact.Contacts;
import chat.parley.application.group.CreateGroup;
import chat.parley.application.group.GetGroup;
import chat.parley.application.group.JoinGroup;
import chat.parley.application.group.Membership;
import chat.parley.application.group.ModerateMember;
import chat.parley.application.message.Chats;
import chat.parley.application.message.DeleteMessage;
import chat.parley.application.message.EditMessage;
import chat.parley.application.message.GetHistory;
import chat.parley.application.message.ListChats;
import chat.parley.application.message.MarkRead;
import chat.parley.application.message.PinMessage;
import chat.parley.application.message.SendMessage;
import chat.parley.application.message.ShowTyping;
import chat.parley.application.presence.AnnouncePresence;
import chat.parley.application.voice.JoinVoice;
import chat.parley.application.voice.LeaveVoice;
import chat.parley.application.voice.SendVoiceSignal;
import chat.parley.application.voice.UpdateVoiceState;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.chat.Presence;
import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.domain.user.PasswordHasher;
import chat.parley.websocket.OriginPolicy;
import chat.parley.websocket.connection.ConnectionQuota;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.Pinger;
import chat.parley.websocket.connection.Reaper;
import chat.parley.websocket.connection.SlowWork;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.json.Hello;
import chat.parley.websocket.limit.Guards;
import chat.parley.websocket.limit.LimitFactory;
import chat.parley.websocket.route.AccountRoutes;
import chat.parley.websocket.route.GroupRoutes;
import chat.parley.websocket.route.MessageRoutes;
import chat.parley.websocket.route.RequestObserver;
import chat.parley.websocket.route.Router;
import chat.parley.websocket.route.SignIn;
import chat.parley.websocket.route.SystemRoutes;
import chat.parley.websocket.route.VoiceRoutes;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the use cases over the store, and the routes that lead to them. */
@ApplicationScoped
public class UseCases {
  private static final String SOCKETS = "quarkus.websockets-next.server.";

  /** What is never stored waits in line too: nobody hears of what may yet be lost. */
  private static Notifier afterCommits(Store store, Notifier notifier) {
    return notice -> store.commits().whenDurable(() -> notifier.tell(notice), () -> {});
  }

  @Produces
  @Singleton
  VoiceRooms voiceRooms(Store store, Connections connections) {
    return new VoiceRooms(afterCommits(store, connections));
  }

  @Produces
  @Singleton
  AnnouncePresence announcePresence(Store store, Connections connections, VoiceRooms voiceRooms) {
    return new AnnouncePresence(
        connections,
        new Contacts(store.groups(), store.messages()),
        voiceRooms,
        afterCommits(store, connections));
  }

  @Produces
  @Singleton
  AccountRoutes accountRoutes(
      Store store,
      PasswordHasher hasher,
      Ids ids,
      Secrets secrets,
      InstantSource clock,
      AccountPolicy policy,
      SignIn signIn,
      Guards guards) {
    Handles handles = new Handles(store.users(), secrets);
    OpenSession openSession = new OpenSession(store.sessions(), ids, secrets, clock, policy);
    return new AccountRoutes(
        new Register(hasher, handles, openSession, ids, clock, policy),
        new LogIn(new AccountLookup(store.users()), hasher, openSession),
        new Reconnect(store.users(), store.sessions(), secrets, clock),
        new RenameUser(store.users(), store.groups(), handles),
        new SearchUsers(store.users()),
        signIn,
        guards);
  }

  @Produces
  @Singleton
  SignIn signIn(
      Store store, Connections connections, AnnouncePresence announcePresence, SlowWork slowWork) {
    return new SignIn(connections, announcePresence, store.commits(), slowWork);
  }

  @Produces
  @Singleton
  GroupRoutes groupRoutes(
      Store store,
      Ids ids,
      Secrets secrets,
      InstantSource clock,
      Limits limits,
      VoiceRooms voiceRooms,
      Guards guards) {
    Membership membership = new Membership(store.users(), store.groups(), limits);
    return new GroupRoutes(
        new CreateGroup(store.groups(), membership, ids, secrets, clock),
        new JoinGroup(store.groups(), store.messages(), membership, clock),
        new GetGroup(store.groups(), store.messages()),
        new ModerateMember(store.groups(), voiceRooms, clock),
        guards);
  }

  @Produces
  @Singleton
  MessageRoutes messageRoutes(
      Store store,
      InstantSource clock,
      Limits limits,
      Notifier notifier,
      Presence presence,
      Guards guards) {
    Chats chats = new Chats(store.users(), store.groups());
    return new MessageRoutes(
        new SendMessage(chats, store.messages(), clock, limits),
        new EditMessage(chats, store.messages(), clock, limits),
        new DeleteMessage(chats, store.messages()),
        new PinMessage(chats, store.messages()),
        new GetHistory(chats, store.messages()),
        new ListChats(store.users(), store.groups(), store.messages(), presence),
        new MarkRead(chats, store.messages()),
        new ShowTyping(chats, afterCommits(store, notifier), clock),
        guards);
  }

  @Produces
  @Singleton
  VoiceRoutes voiceRoutes(
      Store store,
      VoiceRooms rooms,
      InstantSource clock,
      Notifier notifier,
      Presence presence,
      Guards guards) {
    return new VoiceRoutes(
        new JoinVoice(store.groups(), rooms, clock),
        new LeaveVoice(rooms),
        new UpdateVoiceState(rooms),
        new SendVoiceSignal(
            rooms,
            new Contacts(store.groups(), store.messages()),
            presence,
            afterCommits(store, notifier)),
        guards);
  }

  @Produces
  @Singleton
  Router router(
      AccountRoutes accounts,
      GroupRoutes groups,
      MessageRoutes messages,
      VoiceRoutes voice,
      Store store,
      SlowWork slowWork,
      InstantSource clock,
      RequestObserver observer) {
    return new Router(
        List.of(accounts, groups, messages, voice, new SystemRoutes()),
        store.commits(),
        slowWork,
        clock,
        observer);
  }

  @Produces
  @Singleton
  Guards guards(Store store, InstantSource clock, ParleyConfig config, WireObserver observer) {
    return config.limits().enabled()
        ? Guards.of(
            new LimitFactory(store.lockouts(), clock, TimeMeter.SYSTEM_NANOTIME, observer),
            config.limits().rates(),
            new AccountLookup(store.users()))
        : Guards.NONE;
  }

  @Produces
  @Singleton
  ConnectionQuota connectionQuota(ParleyConfig config) {
    return new ConnectionQuota(config.wire().connections(), config.wire().connectionsPerAddress());
  }

  @Produces
  @Singleton
  OriginPolicy origins(ParleyConfig config) {
    return new OriginPolicy(
        config.origins().orElse(Set.of()).stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Produces
  @Singleton
  Pinger pinger(Connections connections, ParleyConfig config) {
    return new Pinger(connections, System::nanoTime, config.wire().pingInterval());
  }

  @Produces
  @Singleton
  Reaper reaper(Connections connections, ParleyConfig config) {
    ParleyConfig.Wire wire = config.wire();
    return new Reaper(
        connections,
        System::nanoTime,
        wire.pingInterval().plus(Pinger.MOST_LATE).plus(wire.pongTimeout()),
        wire.signInTimeout());
  }

  @Produces
  @Singleton
  Hello hello(
      @ConfigProperty(name = "quarkus.application.version") String version,
      @ConfigProperty(name = SOCKETS + "max-frame-size") int frameBytes,
      @ConfigProperty(name = SOCKETS + "max-message-size") int messageBytes,
      Limits limits,
      AccountPolicy policy,
      ParleyConfig config) {
    return new Hello(
        version,
        config.wire().pingInterval(),
        Math.min(frameBytes, messageBytes),
        limits,
        policy,
        config.limits().enabled() ? config.limits().rates() : null);
  }
}
