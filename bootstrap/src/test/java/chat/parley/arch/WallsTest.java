package chat.parley.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WallsTest {
  private static final String HOUSE = "chat.parley";
  private static final String WRONG = "chat.parley.arch.wrong";

  private static final JavaClasses HOUSE_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);
  private static final JavaClasses WRONG_CLASSES = new ClassFileImporter().importPackages(WRONG);

  @ParameterizedTest
  @EnumSource
  void theHouseIsBuiltLikeThis(Wall wall) {
    assertThat(HOUSE_CLASSES.stream().filter(type -> wall.isAbout(type, HOUSE)).count())
        .as("classes that the rule is about")
        .isGreaterThanOrEqualTo(wall.fewestClasses());
    wall.over(HOUSE).check(HOUSE_CLASSES);
  }

  @Test
  void theHouseDoesNotIncludeWhatIsBuiltWrongOnPurpose() {
    assertThat(HOUSE_CLASSES).noneMatch(type -> type.getPackageName().startsWith(WRONG));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(Wall.DOMAIN_KNOWS_JAVA_ALONE, List.of("KnowsJackson", "JsonNode")),
        Arguments.of(Wall.APPLICATION_KNOWS_THE_DOMAIN_ALONE, List.of("KnowsAnAdapter")),
        Arguments.of(Wall.ADAPTERS_DO_NOT_KNOW_EACH_OTHER, List.of("KnowsAStore", "KnowsTheWire")),
        Arguments.of(Wall.STORES_KNOW_NO_FRAMEWORK, List.of("IsABean", "jakarta.inject")),
        Arguments.of(Wall.NOBODY_KNOWS_BOOTSTRAP, List.of("KnowsBootstrap")),
        Arguments.of(Wall.PACKAGES_HAVE_NO_CYCLES, List.of("KnowsAStore", "KnowsTheWire")),
        Arguments.of(
            Wall.CORE_TAKES_TIME_AND_CHANCE_FROM_PORTS,
            List.of(
                "java.time.Instant.now()",
                "java.time.Clock.systemUTC()",
                "java.lang.System.currentTimeMillis()",
                "java.lang.System.nanoTime()",
                "java.util.UUID.randomUUID()",
                "java.security.SecureRandom.<init>()",
                "java.util.Random.<init>()",
                "java.lang.Math.random()")),
        Arguments.of(
            Wall.CORE_HAS_NO_THREADS,
            List.of(
                "java.lang.Thread",
                "java.util.concurrent.Executors",
                "java.util.concurrent.ExecutorService",
                "java.util.concurrent.CompletableFuture",
                "java.util.concurrent.Future")),
        Arguments.of(Wall.NO_FIELD_IS_INJECTED, List.of("injected", "configured")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsSeen(Wall wall, List<String> seen) {
    String report = wall.over(WRONG).evaluate(WRONG_CLASSES).getFailureReport().toString();

    assertThat(report).contains(seen);
  }

  @Test
  void everyWallIsSeenToStopAMistake() {
    assertThat(mistakes().map(one -> (Wall) one.get()[0])).containsExactly(Wall.values());
  }
}
