package server

import "testing"

func TestJavaMajor(t *testing.T) {
	for out, want := range map[string]int{
		"openjdk version \"17.0.15\" 2025-04-15\n":  17,
		"java version \"1.8.0_392\"\n":              8,
		"openjdk version \"25\" 2025-09-16\n":       25,
		"Picked up X: y\nopenjdk version \"21-ea\"": 21,
		"no such thing": 0,
	} {
		if got, _ := javaMajor(out); got != want {
			t.Errorf("javaMajor(%q) = %d, want %d", out, got, want)
		}
	}
}
