package main

import (
	"fmt"
	"log/slog"
	"os"
	"strings"
)

// Secret is a password. However it is printed, it shows as ***.
type Secret struct{ value string }

// NewSecret makes a secret of value.
func NewSecret(value string) Secret { return Secret{value} }

// Reveal gives the password itself, for the one place that sends it.
func (s Secret) Reveal() string { return s.value }

// String hides the password.
func (s Secret) String() string { return "***" }

// GoString hides the password.
func (s Secret) GoString() string { return "***" }

// Format hides the password from every verb.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, "***") }

// MarshalText hides the password from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte("***"), nil }

// LogValue hides the password from logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue("***") }

// passwordVariable is the only variable that holds a password.
const passwordVariable = "TENURE_NEO4J_PASSWORD"

// readPassword takes the password from the environment or else from the first line of
// file. Having none is no error: some servers ask for none.
func readPassword(file string) (Secret, error) {
	if p := os.Getenv(passwordVariable); p != "" {
		return NewSecret(p), nil
	}
	if file == "" {
		return Secret{}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return Secret{}, fmt.Errorf("neo4j.passwordFile: %w: name a file that holds the password on its first line, or set %s", err, passwordVariable)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	line = strings.TrimRight(line, "\r")
	if line == "" {
		return Secret{}, fmt.Errorf("neo4j.passwordFile: the first line of %s is empty: put the password there, or set %s", file, passwordVariable)
	}
	return NewSecret(line), nil
}
