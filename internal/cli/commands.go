package cli

import "github.com/spf13/cobra"

// commands lists every command in the order of the help text.
func commands(g *globals) []*cobra.Command {
	return []*cobra.Command{
		newDemoCommand(g),
		newRehearseCommand(g),
		newInitCommand(g),
		newValidateCommand(g),
		newPlanCommand(g),
		newPreviewCommand(g),
		newCheckCommand(g),
		newRunCommand(g),
		newStatusCommand(g),
		newPauseCommand(g),
		newResumeCommand(g),
		newStopCommand(g),
		newReviewCommand(g),
		newCodeCommand(g),
		newSuppressCommand(g),
		newWithdrawCommand(g),
		newInspectCommand(g),
		newReportCommand(g),
		newRegradeCommand(g),
		newCompareCommand(g),
		newExportCommand(g),
		newBackupCommand(g),
		newRestoreCommand(g),
		newVerifyCommand(g),
		newSchemaCommand(g),
	}
}
