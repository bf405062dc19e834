package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// jsonFlag gives cmd the flag that show looks at.
func jsonFlag(cmd *cobra.Command) {
	cmd.Flags().Bool("json", false, "print JSON")
}

// show prints v as JSON when cmd is asked for JSON, and else what print makes of it.
func show(cmd *cobra.Command, v any, print func(io.Writer)) error {
	if asJSON, _ := cmd.Flags().GetBool("json"); asJSON {
		return encodeJSON(cmd.OutOrStdout(), v, "  ")
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	print(out)
	if err := out.Flush(); err != nil { // it keeps the first error
		return fmt.Errorf("print the answer: %w", err)
	}
	return nil
}
