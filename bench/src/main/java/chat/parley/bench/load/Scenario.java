package chat.parley.bench.load;

/** Something that is measured. It prints what it finds. */
interface Scenario {

  void run(Bench bench);
}
