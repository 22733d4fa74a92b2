import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with veraPDF: java -cp 'jars/*' Judge.java FLAVOURS FILE...
 * FLAVOURS is a comma separated list (2b,2u,2a,ua1). Prints one JSON line per file and flavour:
 * {"file","flavour","compliant","fired":[{"rule":"6.1.3-1","count","message"}]} or {"file","flavour","error"}.
 */
class Judge {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      for (String flavour : arguments[0].split(",")) {
        System.out.println(JSON.writeValueAsString(judge(file, flavour)));
      }
    }
  }

  private static Map<String, Object> judge(String file, String name) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("flavour", name);
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (InputStream in = new FileInputStream(file); PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
      ValidationResult result = validator.validate(parser);
      line.put("compliant", result.isCompliant());
      line.put("fired", fired(result));
    } catch (Exception | LinkageError failure) {
      line.put("error", failure.toString());
    }
    return line;
  }

  /** The rules that fired, "clause-test", in the order they were met, each with how often and the first message. */
  private static List<Map<String, Object>> fired(ValidationResult result) {
    Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.PASSED) continue;
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      Map<String, Object> entry = rules.computeIfAbsent(rule, key -> new LinkedHashMap<>(Map.of("rule", rule)));
      entry.merge("count", 1, (before, one) -> (Integer) before + (Integer) one);
      entry.putIfAbsent("message", assertion.getMessage() + " @ " + assertion.getLocation().getContext());
    }
    return List.copyOf(rules.values());
  }
}
