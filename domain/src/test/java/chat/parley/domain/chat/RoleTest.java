package chat.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "INVITE, true, true, false",
    "PIN, true, true, false",
    "DELETE_MESSAGES_OF_OTHERS, true, true, false",
    "KICK, true, true, false",
    "MUTE, true, true, false",
  })
  void whoMayDoWhat(Permission permission, boolean owner, boolean admin, boolean member) {
    assertThat(Role.OWNER.may(permission)).as("owner").isEqualTo(owner);
    assertThat(Role.ADMIN.may(permission)).as("admin").isEqualTo(admin);
    assertThat(Role.MEMBER.may(permission)).as("member").isEqualTo(member);
  }

  @Test
  void theTableAboveIsComplete() {
    assertThat(Permission.values()).hasSize(5);
    assertThat(Role.values()).containsExactly(Role.OWNER, Role.ADMIN, Role.MEMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, OWNER, false",
    "OWNER, ADMIN, true",
    "OWNER, MEMBER, true",
    "ADMIN, OWNER, false",
    "ADMIN, ADMIN, false",
    "ADMIN, MEMBER, true",
    "MEMBER, OWNER, false",
    "MEMBER, ADMIN, false",
    "MEMBER, MEMBER, false",
  })
  void whoOutranksWhom(Role one, Role other, boolean outranks) {
    assertThat(one.outranks(other)).isEqualTo(outranks);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleIsReadBackFromItsLabel(Role role) {
    assertThat(role.label()).isLowerCase();
    assertThat(Role.of(role.label())).isEqualTo(role);
  }
}
