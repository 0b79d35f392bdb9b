package chat.parley.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules of the house, each for all that lies below some base package. */
enum Wall {
  DOMAIN_KNOWS_JAVA_ALONE(60, "domain") {
    @Override
    ArchRule over(String base) {
      return knowsOnly(base, "domain");
    }
  },

  APPLICATION_KNOWS_THE_DOMAIN_ALONE(40, "application") {
    @Override
    ArchRule over(String base) {
      return knowsOnly(base, "application", "domain");
    }
  },

  ADAPTERS_DO_NOT_KNOW_EACH_OTHER(80, "websocket", "jsonstore", "inmemory") {
    @Override
    ArchRule over(String base) {
      return slices().assignedFrom(adapters(base)).should().notDependOnEachOther();
    }
  },

  STORES_KNOW_NO_FRAMEWORK(40, "jsonstore", "inmemory") {
    @Override
    ArchRule over(String base) {
      return noClasses()
          .that()
          .resideInAnyPackage(packages(base))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..");
    }
  },

  NOBODY_KNOWS_BOOTSTRAP(180) {
    @Override
    ArchRule over(String base) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(base + ".bootstrap..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(base + ".bootstrap..");
    }
  },

  PACKAGES_HAVE_NO_CYCLES(180) {
    @Override
    ArchRule over(String base) {
      return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }
  },

  CORE_TAKES_TIME_AND_CHANCE_FROM_PORTS(100, "domain", "application") {
    @Override
    ArchRule over(String base) {
      return noClasses()
          .that()
          .resideInAnyPackage(packages(base))
          .should()
          .callCodeUnitWhere(describe("ask for time or chance", Wall::asksForTimeOrChance));
    }
  },

  CORE_HAS_NO_THREADS(100, "domain", "application") {
    @Override
    ArchRule over(String base) {
      return noClasses()
          .that()
          .resideInAnyPackage(packages(base))
          .should()
          .dependOnClassesThat(
              assignableTo(Thread.class)
                  .or(assignableTo(Executor.class))
                  .or(assignableTo(CompletionStage.class))
                  .or(assignableTo(Future.class))
                  .or(belongToAnyOf(Executors.class)));
    }
  },

  NO_FIELD_IS_INJECTED(180) {
    @Override
    ArchRule over(String base) {
      return noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class);
    }
  };

  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

  private final int fewestClasses;

  @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
  private final List<String> layers;

  Wall(int fewestClasses, String... layers) {
    this.fewestClasses = fewestClasses;
    this.layers = List.of(layers);
  }

  abstract ArchRule over(String base);

  /** How many classes the rule must at least see, or it proves nothing. */
  int fewestClasses() {
    return fewestClasses;
  }

  /** Whether the rule is about this class; without layers it is about all. */
  boolean isAbout(JavaClass type, String base) {
    return layers.isEmpty() || layers.contains(layer(type, base));
  }

  String[] packages(String base) {
    return layers.stream().map(layer -> base + "." + layer + "..").toArray(String[]::new);
  }

  private static ArchRule knowsOnly(String base, String layer, String... others) {
    Stream<String> ours =
        Stream.concat(Stream.of(layer), Arrays.stream(others))
            .map(name -> base + "." + name + "..");
    return classes()
        .that()
        .resideInAPackage(base + "." + layer + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of("java..", "org.jspecify.."), ours).toArray(String[]::new));
  }

  /** Whatever is neither core nor bootstrap is an adapter, the ones to come too. */
  private static SliceAssignment adapters(String base) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String layer = layer(type, base);
        return Set.of("", "domain", "application", "bootstrap").contains(layer)
            ? SliceIdentifier.ignore()
            : SliceIdentifier.of(layer);
      }

      @Override
      public String getDescription() {
        return "adapters";
      }
    };
  }

  /** The first package below the base; empty for what lies elsewhere. */
  private static String layer(JavaClass type, String base) {
    String name = type.getPackageName() + ".";
    int start = base.length() + 1;
    return name.startsWith(base + ".") && name.length() > start
        ? name.substring(start, name.indexOf('.', start))
        : "";
  }

  private static boolean asksForTimeOrChance(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    String name = call.getName();
    return CLOCKS.contains(owner.getName() + "." + name)
        || owner.isAssignableTo(Random.class)
        || (owner.getName().startsWith("java.time.")
            && (name.equals("now") || name.startsWith("system")))
        || (owner.getName().equals("java.util.UUID") && name.equals("randomUUID"))
        || (owner.getName().equals("java.lang.Math") && name.equals("random"));
  }
}
