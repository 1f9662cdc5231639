#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dora {

/// Everything that can go wrong in the engine, once, each with its meaning. The second column is the
/// stable id that leaves the engine; human sentences are written from it in web/src/intake/sentences.ts.
#define DORA_ERROR_CODES(X)                                                                        \
  X(kNone, "none")                               /* nothing went wrong */                          \
  /* JSON text (json/) */                                                                          \
  X(kIncomplete, "json-incomplete")              /* ran off the bytes so far; more may come */     \
  X(kUnexpectedEnd, "json-unexpected-end")       /* the text ended inside a value: cut off */      \
  X(kUnexpectedCharacter, "json-unexpected-character") /* a byte no JSON grammar allows here */    \
  X(kMismatchedBracket, "json-mismatched-bracket")     /* ] closes {, or } closes [ */             \
  X(kBadString, "json-bad-string")               /* a control character inside a string */         \
  X(kBadEscape, "json-bad-escape")               /* an escape that JSON does not have */           \
  X(kBadUtf8, "json-bad-utf8")                   /* bytes that are not UTF-8 */                    \
  X(kBadNumber, "json-bad-number")               /* a number JSON does not allow */                \
  X(kBadLiteral, "json-bad-literal")             /* not true, false or null */                     \
  X(kTooDeep, "json-too-deep")                   /* nested deeper than 1,024 levels */             \
  X(kTrailingGarbage, "json-trailing-garbage")   /* text after the end of the document */          \
  X(kWrongType, "json-wrong-type")               /* well-formed, but not of the type asked for */  \
  /* jq programs (jq/) */                                                                          \
  X(kJqSyntax, "jq-syntax")                      /* the program does not parse */                  \
  X(kJqUnsupported, "jq-unsupported")            /* valid jq outside the engine's subset */        \
  X(kJqError, "jq-error")                        /* the program raised an error */                 \
  X(kJqTimeout, "jq-timeout")                    /* the program did not end within its budget */   \
  /* files (ingest/) */                                                                            \
  X(kEmptyInput, "input-empty")                  /* no bytes, or white space alone */              \
  X(kUnknownShape, "input-unknown-shape")        /* JSON, but of no known shape */                 \
  X(kUnknownTable, "input-unknown-table")        /* a table whose columns are of no known list */   \
  X(kRecordTooLarge, "input-record-too-large")   /* one record is larger than the reader holds */  \
  X(kNotJson, "input-not-json")                  /* does not begin like any JSON text */           \
  /* models (model/) */                                                                            \
  X(kModelSyntax, "model-syntax")                /* a model document that is no JSON */            \
  X(kModelShape, "model-shape")                  /* a model document with a wrong member */        \
  X(kModelUnknownOperator, "model-unknown-operator") /* a query operator that is not known */      \
  X(kModelUnknownRelation, "model-unknown-relation") /* a path through a relation that is absent */\
  X(kModelUnknownBlueprint, "model-unknown-blueprint") /* a target blueprint that is absent */     \
  X(kModelUnknownProperty, "model-unknown-property")   /* a property its blueprint lacks */        \
  X(kModelUnknownEntity, "model-unknown-entity") /* an entity that a widget names and nothing has */ \
  X(kModelLayout, "model-layout")                /* a layout that disagrees with its widgets */     \
  X(kModelTooLarge, "model-too-large")           /* a model document beyond the limit */           \
  X(kModelTooManyIntervals, "model-too-many-intervals") /* a line chart of more than it can hold */ \
  X(kModelUnknownName, "model-unknown-name")     /* no bundled model has that name */              \
  X(kModelCycle, "model-cycle")                  /* properties that depend on one another */       \
  X(kModelUnsupported, "model-unsupported")      /* known to Port, not yet to this engine */

enum class ErrorCode : std::uint16_t {
#define DORA_ENUMERATOR(name, id) name,
  DORA_ERROR_CODES(DORA_ENUMERATOR)
#undef DORA_ENUMERATOR
};

/// The stable id of a code, such as "json-unexpected-end".
std::string_view error_id(ErrorCode code);

/// What failed and where. `offset` counts bytes from the start of the text that was read; line and
/// column are computed from it only when somebody asks. `detail` names the thing concerned (a key,
/// an operator, a relation), never a sentence. `pointer` is the JSON pointer (RFC 6901) of the place in a
/// model document, which is read as a tree and has no offsets.
struct Error {
  ErrorCode code = ErrorCode::kNone;
  std::uint64_t offset = 0;
  std::string detail = {};
  std::string pointer = {};

  explicit operator bool() const { return code != ErrorCode::kNone; }
};

}  // namespace dora
