#include <catch2/catch.hpp>

#include "jq_test.hpp"

using dora::jq::test::run;

TEST_CASE("fields and indexes lead into the input", "[jq]") {
  CHECK(run(".a.b", R"({"a":{"b":3}})") == "3");
  CHECK(run(".a.b", R"({"a":null})") == "null");
  CHECK(run(R"(."a"["b"])", R"({"a":{"b":3}})") == "3");
  CHECK(run(".[-1]", "[1,2]") == "2");
  CHECK(run(".[1.2:2.5]", "[1,2,3,4]") == "[2,3]");
  CHECK(run(".[0:1]", R"("éa")") == R"("é")");
  CHECK(run(".a.b", R"({"a":5})") == R"(error: Cannot index number with string ("b"))");
  CHECK(run("[.a.b?]", R"({"a":5})") == "[]");
}

TEST_CASE("operators bind as in jq's grammar", "[jq]") {
  CHECK(run(".a / .b * 100 | floor", R"({"a":1,"b":3})") == "33");
  CHECK(run("1 - 0.9") == "0.09999999999999998");
  CHECK(run("null <= 24") == "true");
  CHECK(run("1 == 2 == 3") == "syntax: ==");
  CHECK(run("1 + 2 as $x | $x * 10") == "30");
  CHECK(run("[1, 2 as $x | $x]") == "[1,2]");
  CHECK(run("1 / 0") ==
        "error: number (1) and number (0) cannot be divided because the divisor is zero");
}

TEST_CASE("null and false count as missing, and an error does not", "[jq]") {
  CHECK(run(".a // 3", R"({"a":0})") == "0");
  CHECK(run(".a // 3", R"({"a":false})") == "3");
  CHECK(run("[(1,null,2) // 3]") == "[1,2]");
  CHECK(run("error(\"y\") // 3") == "error: y");
}

TEST_CASE("only what fails inside of try is caught", "[jq]") {
  CHECK(run("try error(\"x\") catch . + \"y\"") == R"("xy")");
  CHECK(run("(1 | try . catch 9) | error(\"x\")") == "error: x");
  CHECK(run("try error(null) catch .") == "null");
}

TEST_CASE("the last operand is the outermost loop, and so is the last interpolation", "[jq]") {
  CHECK(run("[(1,2) + (10,20)]") == "[11,12,21,22]");
  CHECK(run(R"j(["\(1,2) \(3,4)"])j") == R"(["1 3","2 3","1 4","2 4"])");
  CHECK(run("[{a:(1,2), b:(3,4)}]") ==
        R"([{"a":1,"b":3},{"a":1,"b":4},{"a":2,"b":3},{"a":2,"b":4}])");
}

TEST_CASE("objects keep the order of insertion", "[jq]") {
  CHECK(run("tojson", R"({"b":1,"a":2})") == R"("{\"b\":1,\"a\":2}")");
  CHECK(run(". + {c:1, b:7}", R"({"b":1,"a":2})") == R"({"b":7,"a":2,"c":1})");
  CHECK(run("keys", R"({"b":1,"a":2})") == R"(["a","b"])");
}

TEST_CASE("numbers print as jq prints them, and literals as they were written", "[jq]") {
  CHECK(run(".", "1.0") == "1.0");
  CHECK(run("tostring", "1e2") == R"("1E+2")");
  CHECK(run(". + 0", "100000000000000000") == "1e+17");
  CHECK(run("100000000000000000000 | tostring") == R"("100000000000000000000")");
  CHECK(run(". * 1", "5.684341886080801486968994140625e-14") == "5.684341886080802e-14");
  CHECK(run(".[0] == .[1]", "[100000000000000000000, 100000000000000000001]") == "false");
}

TEST_CASE("functions close over the scope of their definition", "[jq]") {
  CHECK(run("def f(g): 1 as $y | g; 5 as $y | f($y)") == "5");
  CHECK(run("def f($a; $b): $a - $b; [f((5,6); (1,2))]") == "[4,3,5,4]");
  CHECK(run("def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; 10 | fac") == "3628800");
  CHECK(run("def r(f): if . > 5 then . else f | r(f) end; 0 | r(. as $x | $x + 2)") == "6");
}

TEST_CASE("a state that an update does not replace is lost", "[jq]") {
  CHECK(run("reduce (1,2) as $x (5; if $x == 1 then empty else . + $x end)") == "2");
  CHECK(run("[foreach (1,2,3) as $x (0; if $x == 2 then empty else . + $x end)]") == "[1,3]");
}

TEST_CASE("what the engine lacks is refused by name, and what jq lacks is an error", "[jq]") {
  CHECK(run(".a |= 1") == "unsupported: |=");
  CHECK(run("del(.a)") == "unsupported: del/1");
  CHECK(run("$__loc__") == "unsupported: $__loc__");
  CHECK(run("frobnicate") == "syntax: frobnicate/0");
  CHECK(run("{(1): 2}") == "syntax: 1");
  CHECK(run("") == "syntax: ");
}

TEST_CASE("the environment is empty", "[jq]") { CHECK(run("[env, $ENV]") == "[{},{}]"); }
